package io.perseid.hub.csv;

import java.nio.charset.CharsetEncoder;

/** What becomes of characters that an encoding hasn't. */
enum EncodeErrors {
    BACKSLASH,
    IGNORE,
    REPLACE,
    XML;

    static EncodeErrors of(String word) {
        return switch (word) {
            case "ignore" -> IGNORE;
            case "replace" -> REPLACE;
            case "xmlcharrefreplace" -> XML;
            default -> BACKSLASH;
        };
    }

    /** The text with nothing in it that the encoder can't encode. */
    String fit(String text, CharsetEncoder encoder) {
        if (encoder.canEncode(text)) {
            return text;
        }
        var fit = new StringBuilder();
        text.codePoints().forEach(c -> {
            String one = Character.toString(c);
            fit.append(encoder.canEncode(one) ? one : replacement(c));
        });
        return fit.toString();
    }

    private String replacement(int c) {
        return switch (this) {
            case IGNORE -> "";
            case REPLACE -> "?";
            case XML -> "&#" + c + ";";
            case BACKSLASH ->
                c < 0x100 ? "\\x%02x".formatted(c) : c < 0x10000 ? "\\u%04x".formatted(c) : "\\U%08x".formatted(c);
        };
    }
}
