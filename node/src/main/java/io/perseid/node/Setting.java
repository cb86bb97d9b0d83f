package io.perseid.node;

import io.perseid.store.backup.Retention;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * One thing a user may set.
 *
 * @param name as in the file, {@code http.port}; in the environment {@code PERSEID_HTTP_PORT}
 * @param unit what its value is, for people
 * @param standard the text that stands for it when it is not set
 * @param meaning what it does, in one line
 * @param read makes the value of the text; throws {@link IllegalArgumentException} saying what is wanted
 */
public record Setting<T>(String name, String unit, String standard, String meaning, Function<String, T> read) {
    static Setting<Path> directory(String name, String standard, String meaning) {
        return new Setting<>(name, "directory", standard, meaning, text -> {
            try {
                if (text.isBlank()) {
                    throw new IllegalArgumentException("a directory");
                }
                return Path.of(text).toAbsolutePath().normalize();
            } catch (InvalidPathException e) {
                throw new IllegalArgumentException("a directory", e);
            }
        });
    }

    static Setting<String> text(String name, String standard, String meaning) {
        return new Setting<>(name, "text", standard, meaning, text -> text);
    }

    static Setting<String> oneOf(String name, List<String> wanted, String standard, String meaning) {
        String unit = String.join(" or ", wanted);
        return new Setting<>(name, unit, standard, meaning, text -> {
            if (!wanted.contains(text)) {
                throw new IllegalArgumentException(unit);
            }
            return text;
        });
    }

    static Setting<Boolean> flag(String name, boolean standard, String meaning) {
        return new Setting<>(name, "true or false", String.valueOf(standard), meaning, text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("true or false");
        });
    }

    static Setting<Integer> number(String name, String unit, int lowest, int highest, int standard, String meaning) {
        return new Setting<>(name, unit, String.valueOf(standard), meaning, text -> {
            String wanted = "a whole number from " + lowest + " to " + highest;
            try {
                int number = Integer.parseInt(text);
                if (number >= lowest && number <= highest) {
                    return number;
                }
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(wanted, e);
            }
            throw new IllegalArgumentException(wanted);
        });
    }

    /** A size such as {@code 64MB}: a number and B, KB, MB or GB, of 1024 each. */
    static Setting<Long> size(String name, String standard, String meaning) {
        return new Setting<>(name, "bytes, as 64MB", standard, meaning, Setting::bytes);
    }

    /** A size, or a share of the heap such as {@code 25%}. */
    static Setting<Long> memory(String name, String standard, String meaning) {
        return new Setting<>(name, "bytes, as 64MB, or a share of the heap, as 25%", standard, meaning, text -> {
            String given = text.strip();
            if (!given.endsWith("%")) {
                return bytes(given);
            }
            String percent = given.substring(0, given.length() - 1).strip();
            if (!percent.matches("[1-9][0-9]?")) {
                throw new IllegalArgumentException("a size such as 64MB, or 1% to 99%");
            }
            return Runtime.getRuntime().maxMemory() / 100 * Integer.parseInt(percent);
        });
    }

    /** A size that is not too small to work with. */
    static Setting<Long> sizeOfAtLeast1MB(String name, String standard, String meaning) {
        return new Setting<>(name, "bytes, as 64MB", standard, meaning, text -> {
            long size = bytes(text);
            if (size < 1 << 20) {
                throw new IllegalArgumentException("a size of at least 1MB");
            }
            return size;
        });
    }

    /** A time such as {@code 500ms}, {@code 30s}, {@code 5m} or {@code 2h}. */
    static Setting<Duration> duration(String name, String standard, String meaning) {
        return new Setting<>(name, "time, as 30s", standard, meaning, text -> {
            try {
                var duration = text.endsWith("ms")
                        ? Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)))
                        : Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
                if (duration.isPositive() && duration.toDays() < 366) {
                    return duration;
                }
            } catch (DateTimeParseException | NumberFormatException e) {
                throw new IllegalArgumentException("a time such as 500ms, 30s, 5m or 2h", e);
            }
            throw new IllegalArgumentException("a time such as 500ms, 30s, 5m or 2h, above zero");
        });
    }

    /** A time, or {@code off}, which is zero. */
    static Setting<Duration> durationOrOff(String name, String standard, String meaning) {
        var duration = duration(name, standard, meaning);
        return new Setting<>(
                name,
                "time, as 24h, or off",
                standard,
                meaning,
                text -> text.equals("off") ? Duration.ZERO : duration.read().apply(text));
    }

    /** Rules such as {@code last 1, daily 7}. */
    static Setting<Retention> retention(String name, Retention standard, String meaning) {
        return new Setting<>(name, "rules, as daily 7", standard.toString(), meaning, Retention::parse);
    }

    /** The name of the environment variable that sets it. */
    public String variable() {
        return "PERSEID_" + name.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    private static long bytes(String text) {
        String upper = text.toUpperCase(Locale.ROOT).strip();
        int digits = 0;
        while (digits < upper.length() && Character.isDigit(upper.charAt(digits))) {
            digits++;
        }
        int shift = switch (upper.substring(digits).strip()) {
            case "", "B" -> 0;
            case "KB", "K" -> 10;
            case "MB", "M" -> 20;
            case "GB", "G" -> 30;
            default -> throw new IllegalArgumentException("a size such as 512KB, 64MB or 2GB");
        };
        if (digits == 0 || digits > 9) {
            throw new IllegalArgumentException("a size such as 512KB, 64MB or 2GB");
        }
        return Long.parseLong(upper.substring(0, digits)) << shift;
    }
}
