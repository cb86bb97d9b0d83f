package io.perseid.hub.csv;

import io.perseid.hub.BuildContext;
import io.perseid.hub.HubCode;
import io.perseid.hub.Settings;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Encodings by the names that existing configurations have for them, which are Python's. */
final class Encodings {
    private static final Map<String, String> NAMES = Map.of(
            "latin-1", "ISO-8859-1",
            "latin1", "ISO-8859-1",
            "l1", "ISO-8859-1",
            "utf-8-sig", "UTF-8",
            "utf8", "UTF-8",
            "ascii", "US-ASCII",
            "utf-16", "x-UTF-16LE-BOM",
            "mac-roman", "x-MacRoman",
            "macroman", "x-MacRoman");

    private Encodings() {}

    /** The encoding that the property names; empty if a problem was reported. */
    static Optional<Charset> read(Settings settings, BuildContext context) {
        String name = settings.text("encoding");
        try {
            return Optional.of(of(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            context.error(
                    HubCode.CONFIG_WRONG_TYPE,
                    settings.place("encoding"),
                    "wanted the name of an encoding, found \"" + name + "\"",
                    "use a name like utf-8, latin-1 or cp1252");
            return Optional.empty();
        }
    }

    /** The encoding with the name. */
    static Charset of(String name) {
        String plain = name.strip().toLowerCase(Locale.ROOT).replace('_', '-');
        return plain.equals("utf-8") ? StandardCharsets.UTF_8 : Charset.forName(NAMES.getOrDefault(plain, plain));
    }
}
