package io.perseid.entity;

import io.perseid.fault.Fault;
import java.util.Arrays;

/** Whole JSON texts: from and to values, and to trees that know where everything stands. Thread-safe. */
public final class Json {
    private Json() {}

    /**
     * The value of a JSON text.
     *
     * @throws Fault with an {@link EntityCode} and the byte's offset if it isn't one
     */
    public static Value parse(String text, JsonForm form) {
        return parse(Utf8.encode(text), form);
    }

    /** The value of a JSON text in UTF-8; a byte order mark is allowed. */
    public static Value parse(byte[] utf8, JsonForm form) {
        var in = new JsonInput(utf8, form.limits());
        var out = new ValueWriter(utf8.length + 16);
        in.skipByteOrderMark();
        new JsonTranscoder(in, form).value(out);
        if (in.peek() >= 0) {
            throw in.unexpected("the end");
        }
        byte[] encoded = Arrays.copyOf(out.buffer(), out.size());
        return new ValueReader(encoded).value();
    }

    /** The value as JSON on one line. */
    public static String write(Value value, JsonForm form) {
        return print(value, form, false).text();
    }

    /** The value as JSON on one line, in UTF-8. */
    public static byte[] writeBytes(Value value, JsonForm form) {
        return print(value, form, false).toBytes();
    }

    /** The value as JSON for people: one member or item on each line, indented by two spaces. */
    public static String pretty(Value value, JsonForm form) {
        return print(value, form, true).text();
    }

    private static JsonOutput print(Value value, JsonForm form, boolean pretty) {
        var encoded = new ValueWriter();
        encoded.value(value);
        var out = new JsonOutput();
        new JsonPrinter(out, form, pretty).value(encoded.buffer(), 0, encoded.size());
        return out;
    }

    /**
     * The tree of a JSON text in which each node knows its place; a byte order mark is allowed.
     *
     * @param file the file's path as the user knows it, for the places
     * @throws io.perseid.fault.ProblemsFault with the place of what is wrong
     */
    public static JsonNode parseLocated(String text, String file) {
        return new JsonTree(Utf8.encode(text), file, JsonForm.COMPATIBLE).parse();
    }

    /** The same of a text in UTF-8. */
    public static JsonNode parseLocated(byte[] utf8, String file) {
        return new JsonTree(utf8, file, JsonForm.COMPATIBLE).parse();
    }
}
