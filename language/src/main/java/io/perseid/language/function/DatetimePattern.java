package io.perseid.language.function;

import io.perseid.entity.Value;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of dates and times: {@code %d %e %H %I %m %M %p %S %f %y %Y %z %%} and plain text. Thread-safe.
 *
 * <p>Numbers may be read with fewer digits than they are written with, but for the year. What a text does not say is
 * that of 1900-01-01T00:00:00.
 */
final class DatetimePattern {
    private static final String KNOWN = "deHImMpSfyYz%";
    private static final int PIVOT = 69;

    private final String pattern;

    private DatetimePattern(String pattern) {
        this.pattern = pattern;
    }

    /** The pattern; Java's null if it holds an unknown token. */
    static @Nullable DatetimePattern parse(String pattern) {
        for (int i = 0; i < pattern.length(); i++) {
            if (pattern.charAt(i) == '%') {
                i++;
                if (i == pattern.length() || KNOWN.indexOf(pattern.charAt(i)) < 0) {
                    return null;
                }
            }
        }
        return new DatetimePattern(pattern);
    }

    /** The moment as the pattern writes it. */
    String format(ZonedDateTime moment) {
        var text = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '%') {
                append(text, pattern.charAt(++i), moment);
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    private static void append(StringBuilder text, char token, ZonedDateTime moment) {
        int hour12 = moment.getHour() % 12 == 0 ? 12 : moment.getHour() % 12;
        switch (token) {
            case 'd' -> pad(text, moment.getDayOfMonth(), 2, '0');
            case 'e' -> text.append(moment.getDayOfMonth());
            case 'H' -> pad(text, moment.getHour(), 2, '0');
            case 'I' -> pad(text, hour12, 2, '0');
            case 'm' -> pad(text, moment.getMonthValue(), 2, '0');
            case 'M' -> pad(text, moment.getMinute(), 2, '0');
            case 'p' -> text.append(moment.getHour() < 12 ? "AM" : "PM");
            case 'S' -> pad(text, moment.getSecond(), 2, '0');
            case 'f' -> pad(text, moment.getNano() / 1000, 6, '0');
            case 'y' -> pad(text, moment.getYear() % 100, 2, '0');
            case 'Y' -> pad(text, moment.getYear(), 4, '0');
            case 'z' -> offset(text, moment.getOffset().getTotalSeconds() / 60);
            default -> text.append('%');
        }
    }

    private static void offset(StringBuilder text, int minutes) {
        text.append(minutes < 0 ? '-' : '+');
        pad(text, Math.abs(minutes) / 60, 2, '0');
        pad(text, Math.abs(minutes) % 60, 2, '0');
    }

    private static void pad(StringBuilder text, int number, int width, char with) {
        String digits = Integer.toString(number);
        text.repeat(with, Math.max(0, width - digits.length())).append(digits);
    }

    /** The moment that the text names, in the zone unless it names an offset; Java's null if it does not fit. */
    @Nullable
    Value read(String text, ZoneId zone) {
        var reading = new Reading(text);
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            boolean fits = c == '%' ? reading.token(pattern.charAt(++i)) : reading.plain(c);
            if (!fits) {
                return null;
            }
        }
        return reading.isAtEnd() ? reading.moment(zone) : null;
    }

    /** A text being read. */
    private static final class Reading {
        private final String text;
        private int at;
        private int year = 1900;
        private int month = 1;
        private int day = 1;
        private int hour;
        private int minute;
        private int second;
        private int nano;
        private int half = -1;
        private int offsetMinutes = Integer.MIN_VALUE;

        Reading(String text) {
            this.text = text;
        }

        boolean isAtEnd() {
            return at == text.length();
        }

        boolean plain(char c) {
            return !isAtEnd() && text.charAt(at++) == c;
        }

        boolean token(char token) {
            return switch (token) {
                case 'd' -> (day = number(1, 2)) >= 1;
                case 'e' -> {
                    skipSpace();
                    yield (day = number(1, 2)) >= 1;
                }
                case 'H' -> (hour = number(1, 2)) >= 0;
                case 'I' -> (hour = number(1, 2)) >= 1 && hour <= 12;
                case 'm' -> (month = number(1, 2)) >= 1;
                case 'M' -> (minute = number(1, 2)) >= 0;
                case 'p' -> half();
                case 'S' -> (second = number(1, 2)) >= 0;
                case 'f' -> fraction();
                case 'y' -> shortYear();
                case 'Y' -> (year = number(4, 4)) >= 1;
                case 'z' -> offset();
                default -> plain('%');
            };
        }

        private void skipSpace() {
            if (!isAtEnd() && text.charAt(at) == ' ') {
                at++;
            }
        }

        private int number(int least, int most) {
            int start = at;
            int value = 0;
            while (at < text.length() && at - start < most && isDigit(text.charAt(at))) {
                value = value * 10 + text.charAt(at++) - '0';
            }
            return at - start < least ? -1 : value;
        }

        private static boolean isDigit(char c) {
            return c >= '0' && c <= '9';
        }

        private boolean shortYear() {
            int two = number(2, 2);
            year = two >= PIVOT ? 1900 + two : 2000 + two;
            return two >= 0;
        }

        private boolean half() {
            String two = text.substring(at, Math.min(at + 2, text.length())).toUpperCase(Locale.ROOT);
            half = two.equals("AM") ? 0 : two.equals("PM") ? 1 : -1;
            at += 2;
            return half >= 0;
        }

        private boolean fraction() {
            int start = at;
            nano = number(1, 9);
            for (int i = at - start; i < 9; i++) {
                nano *= 10;
            }
            return nano >= 0;
        }

        private boolean offset() {
            if (isAtEnd()) {
                return false;
            }
            char sign = text.charAt(at++);
            if (sign == 'Z' || sign == 'z') {
                offsetMinutes = 0;
                return true;
            }
            int hours = number(2, 2);
            if (!isAtEnd() && text.charAt(at) == ':') {
                at++;
            }
            int minutes = number(2, 2);
            offsetMinutes = (hours * 60 + minutes) * (sign == '-' ? -1 : 1);
            return (sign == '+' || sign == '-') && hours >= 0 && hours <= 18 && minutes >= 0 && minutes < 60;
        }

        @Nullable
        Value moment(ZoneId zone) {
            try {
                int hour24 = half < 0 ? hour : hour % 12 + 12 * half;
                LocalDateTime local = LocalDateTime.of(year, month, day, hour24, minute, second, nano);
                ZoneId where =
                        offsetMinutes == Integer.MIN_VALUE ? zone : ZoneOffset.ofTotalSeconds(offsetMinutes * 60);
                return Moments.of(LocalDateTime.ofInstant(local.atZone(where).toInstant(), ZoneOffset.UTC));
            } catch (DateTimeException _) {
                return null;
            }
        }
    }
}
