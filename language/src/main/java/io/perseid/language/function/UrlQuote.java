package io.perseid.language.function;

import io.perseid.entity.StringValue;
import io.perseid.language.Signature;
import io.perseid.language.Values;
import java.nio.charset.StandardCharsets;

/** {@code url-quote}. */
final class UrlQuote implements OptionMapping {
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~";

    @Override
    public Signature signature() {
        return Signature.of(
                "url-quote [safe] values",
                "Strings with all but letters, digits, _ . - ~ and the safe characters as percent signs and digits. Other values are dropped.");
    }

    @Override
    public Mapper prepare(Options options) {
        String safe = options.text(0);
        String kept = UNRESERVED + (safe == null ? "" : safe);
        return value -> value instanceof StringValue(String text) ? Values.of(quote(text, kept)) : null;
    }

    private static String quote(String text, String kept) {
        var quoted = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (kept.indexOf(c) >= 0) {
                quoted.appendCodePoint(c);
            } else {
                for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                    quoted.append('%')
                            .append(java.util.HexFormat.of().withUpperCase().toHexDigits(b));
                }
            }
        });
        return quoted.toString();
    }
}
