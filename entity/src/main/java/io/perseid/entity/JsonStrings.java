package io.perseid.entity;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;

/** Turns the strings of JSON into strings and, where a tag says so, into the values of other types. */
final class JsonStrings {
    private static final int WIDEST_HEAD = 5;

    private final JsonInput in;
    private final boolean escapeTilde;
    private final ValueWriter unescaped = new ValueWriter(256);

    JsonStrings(JsonInput in, JsonForm form) {
        this.in = in;
        this.escapeTilde = form.escapeTilde();
    }

    /** Writes the string that comes next as it is. */
    void plain(ValueWriter out) {
        int end = in.string();
        if (in.escaped) {
            unescape(in.token, end, out);
        } else {
            out.string(in.bytes, in.token, end);
        }
    }

    /** The value that a string stands for. */
    static Value value(String text, JsonForm form) {
        if (text.isEmpty() || text.charAt(0) != '~') {
            return new StringValue(text);
        }
        byte[] utf8 = Utf8.encode(text);
        var out = new ValueWriter(utf8.length + WIDEST_HEAD);
        tilde(utf8, 0, utf8.length, form.escapeTilde(), out);
        return new ValueReader(out.toBytes()).value();
    }

    /** Writes the value that the string that comes next stands for. */
    void tagged(ValueWriter out) {
        int end = in.string();
        if (in.escaped) {
            int start = out.size();
            unescape(in.token, end, out);
            int from = Msgpack.textStart(out.buffer(), start);
            if (from < out.size() && out.buffer()[from] == '~') {
                unescaped.reset();
                unescaped.raw(out.buffer(), from, out.size());
                out.size(start);
                tilde(unescaped.buffer(), 0, unescaped.size(), escapeTilde, out);
            }
        } else if (end > in.token && in.bytes[in.token] == '~') {
            tilde(in.bytes, in.token, end, escapeTilde, out);
        } else {
            out.string(in.bytes, in.token, end);
        }
    }

    /** Writes the string as the type its tag names; as a string, if it doesn't hold a value of that type. */
    private static void tilde(byte[] bytes, int from, int to, boolean escapeTilde, ValueWriter out) {
        if (escapeTilde && to - from >= 2 && bytes[from + 1] == '~') {
            out.string(bytes, from + 1, to);
        } else if (to - from < 2 || !written((char) bytes[from + 1], bytes, from + 2, to, out)) {
            out.string(bytes, from, to);
        }
    }

    /** Writes the value of the tag; answers whether the text was one. */
    private static boolean written(char tag, byte[] bytes, int from, int to, ValueWriter out) {
        return switch (tag) {
            case 'r' -> uri(bytes, from, to, out);
            case ':' -> ni(bytes, from, to, out);
            case 't' -> moment(ascii(bytes, from, to), out);
            case 'f' -> JsonNumbers.writtenAsDecimal(bytes, from, to, out);
            case 'u' -> uuid(ascii(bytes, from, to), out);
            case 'b' -> binary(bytes, from, to, out);
            default -> false;
        };
    }

    private static boolean uri(byte[] bytes, int from, int to, ValueWriter out) {
        out.ext(Msgpack.EXT_URI, to - from);
        out.raw(bytes, from, to);
        return true;
    }

    private static boolean ni(byte[] bytes, int from, int to, ValueWriter out) {
        // An identifier without namespace has one form only: without a colon at its beginning, unless its id has one.
        boolean leads = from < to && bytes[from] == ':';
        for (int i = from + 1; leads && i < to; i++) {
            leads = bytes[i] != ':';
        }
        int start = leads ? from + 1 : from;
        out.ext(Msgpack.EXT_NI, to - start);
        out.raw(bytes, start, to);
        return true;
    }

    private static boolean moment(String text, ValueWriter out) {
        DatetimeValue datetime = IsoText.datetime(text);
        if (datetime != null) {
            out.datetime(datetime.epochSecond(), datetime.nano());
            return true;
        }
        LocalDate date = IsoText.date(text);
        if (date != null) {
            out.date(date.toEpochDay());
            return true;
        }
        return false;
    }

    private static boolean uuid(String text, ValueWriter out) {
        if (text.length() != 36) {
            return false;
        }
        for (int i = 0; i < 36; i++) {
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? text.charAt(i) != '-' : Character.digit(text.charAt(i), 16) < 0) {
                return false;
            }
        }
        var value = UUID.fromString(text);
        out.uuid(value.getMostSignificantBits(), value.getLeastSignificantBits());
        return true;
    }

    private static boolean binary(byte[] bytes, int from, int to, ValueWriter out) {
        try {
            byte[] decoded = Base64.getDecoder().decode(Arrays.copyOfRange(bytes, from, to));
            out.binary(decoded, 0, decoded.length);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static String ascii(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /** Writes the string with its escapes resolved, which never makes it longer. */
    private void unescape(int from, int end, ValueWriter out) {
        int start = out.size();
        out.need(WIDEST_HEAD + end - from);
        byte[] target = out.buffer();
        byte[] source = in.bytes;
        int to = start + WIDEST_HEAD;
        int at = from;
        while (at < end) {
            byte b = source[at++];
            if (b != '\\') {
                target[to++] = b;
                continue;
            }
            switch (source[at++]) {
                case '"' -> target[to++] = '"';
                case '\\' -> target[to++] = '\\';
                case '/' -> target[to++] = '/';
                case 'b' -> target[to++] = '\b';
                case 'f' -> target[to++] = '\f';
                case 'n' -> target[to++] = '\n';
                case 'r' -> target[to++] = '\r';
                case 't' -> target[to++] = '\t';
                case 'u' -> {
                    int code = hex(at, end);
                    at += 4;
                    if (Character.isSurrogate((char) code)) {
                        code = pair(code, at, end);
                        at += 6;
                    }
                    to = utf8(code, target, to);
                }
                default -> {
                    in.position = at - 1;
                    throw in.unexpected("an escape");
                }
            }
        }
        out.textHeadBefore(to - start - WIDEST_HEAD);
    }

    /** The code point of the pair that begins with the given half. */
    private int pair(int high, int at, int end) {
        boolean follows = Character.isHighSurrogate((char) high)
                && at + 6 <= end
                && in.bytes[at] == '\\'
                && in.bytes[at + 1] == 'u';
        int low = follows ? hex(at + 2, end) : 0;
        if (!Character.isLowSurrogate((char) low)) {
            throw in.fault(EntityCode.JSON_LONE_SURROGATE, "half of a surrogate pair", at - 6);
        }
        return Character.toCodePoint((char) high, (char) low);
    }

    private int hex(int at, int end) {
        int code = 0;
        for (int i = at; i < at + 4; i++) {
            int digit = i < end ? Character.digit(in.bytes[i], 16) : -1;
            if (digit < 0) {
                in.position = i;
                throw in.unexpected("four hex digits");
            }
            code = (code << 4) | digit;
        }
        return code;
    }

    private static int utf8(int code, byte[] target, int at) {
        int to = at;
        if (code < 0x80) {
            target[to++] = (byte) code;
        } else if (code < 0x800) {
            target[to++] = (byte) (0xc0 | (code >> 6));
            target[to++] = (byte) (0x80 | (code & 0x3f));
        } else if (code < 0x10000) {
            target[to++] = (byte) (0xe0 | (code >> 12));
            target[to++] = (byte) (0x80 | ((code >> 6) & 0x3f));
            target[to++] = (byte) (0x80 | (code & 0x3f));
        } else {
            target[to++] = (byte) (0xf0 | (code >> 18));
            target[to++] = (byte) (0x80 | ((code >> 12) & 0x3f));
            target[to++] = (byte) (0x80 | ((code >> 6) & 0x3f));
            target[to++] = (byte) (0x80 | (code & 0x3f));
        }
        return to;
    }
}
