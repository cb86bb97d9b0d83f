package io.perseid.http;

import io.perseid.fault.Fault;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The parameters of a query string or of a posted form. Of a repeated one the last counts. Immutable. */
public final class Parameters {
    public static final Parameters NONE = new Parameters(Map.of());

    private final Map<String, String> values;

    private Parameters(Map<String, String> values) {
        this.values = values;
    }

    /**
     * Reads {@code a=1&b=two+words}.
     *
     * @throws Fault {@code parameter-malformed} for a broken percent escape
     */
    public static Parameters parse(String text) {
        if (text.isEmpty()) {
            return NONE;
        }
        var values = new LinkedHashMap<String, String>();
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            if (!name.isEmpty()) {
                values.put(name, equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return new Parameters(Collections.unmodifiableMap(values));
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /**
     * A parameter the route can't do without.
     *
     * @throws Fault {@code parameter-missing}
     */
    public String required(String name) {
        return text(name)
                .orElseThrow(() -> new Fault(
                        HttpCode.PARAMETER_MISSING, "a parameter is missing", "parameter", name, "given", names()));
    }

    /** A yes or no; a name alone ({@code ?deleted}) is a yes. */
    public boolean flag(String name, boolean standard) {
        String value = values.get(name);
        if (value == null) {
            return standard;
        }
        return switch (value.toLowerCase(java.util.Locale.ROOT)) {
            case "", "true", "1", "yes" -> true;
            case "false", "0", "no" -> false;
            default -> throw malformed(name, value, "true or false");
        };
    }

    /** A whole number from {@code lowest} up. */
    public long number(String name, long standard, long lowest) {
        String value = values.get(name);
        if (value == null || value.isEmpty()) {
            return standard;
        }
        try {
            long number = Long.parseLong(value);
            if (number >= lowest) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw malformed(name, value, "a whole number from " + lowest);
        }
        throw malformed(name, value, "a whole number from " + lowest);
    }

    public Set<String> names() {
        return values.keySet();
    }

    /** The refusal of a parameter's value. */
    public static Fault malformed(String name, String found, String wanted) {
        return new Fault(
                HttpCode.PARAMETER_MALFORMED,
                "a parameter has a value that can't be used",
                "parameter",
                name,
                "found",
                found,
                "wanted",
                wanted);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Fault(HttpCode.PARAMETER_MALFORMED, e, "a parameter has a broken percent escape", "found", text);
        }
    }
}
