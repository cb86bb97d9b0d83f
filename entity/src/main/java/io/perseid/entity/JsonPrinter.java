package io.perseid.entity;

import java.math.BigDecimal;
import java.util.Base64;

/** Writes encoded values as JSON, bytes to bytes but for the rare types. Not thread-safe. */
final class JsonPrinter {
    private static final String INDENT = "  ";

    private final JsonOutput out;
    private final JsonForm form;
    private final boolean pretty;
    private int depth;

    JsonPrinter(JsonOutput out, JsonForm form, boolean pretty) {
        this.out = out;
        this.form = form;
        this.pretty = pretty;
    }

    /** Writes the value that begins at the position; answers where it ends. */
    int value(byte[] bytes, int at, int end) {
        if (at >= end) {
            throw Msgpack.truncated(end);
        }
        int head = bytes[at] & 0xff;
        if (head < 0x80 || head >= 0xe0) {
            out.integer(bytes[at]);
            return at + 1;
        }
        if (head < 0x90 || head == Msgpack.MAP16 || head == Msgpack.MAP32) {
            return dict(bytes, at, end);
        }
        if (head < 0xa0 || head == Msgpack.ARRAY16 || head == Msgpack.ARRAY32) {
            return list(bytes, at, end);
        }
        if (head < 0xc0 || (head >= Msgpack.STR8 && head <= Msgpack.STR32)) {
            return string(bytes, at, end, form.escapeTilde());
        }
        switch (head) {
            case Msgpack.NIL -> out.raw("null");
            case Msgpack.TRUE -> out.raw("true");
            case Msgpack.FALSE -> out.raw("false");
            case Msgpack.UINT8, Msgpack.UINT16, Msgpack.UINT32 -> {
                int width = 1 << (head - Msgpack.UINT8);
                out.integer(Msgpack.size(bytes, at + 1, width, end));
                return at + 1 + width;
            }
            default -> {
                var reader = new ValueReader(bytes, at, end);
                value(reader.value());
                return reader.position();
            }
        }
        return at + 1;
    }

    /** Writes a value of one of the types that aren't written straight from their bytes. */
    private void value(Value value) {
        switch (value) {
            case IntegerValue number -> {
                if (number.isLong()) {
                    out.integer(number.longValue());
                } else {
                    out.raw(number.toString());
                }
            }
            case FloatValue(double number) -> out.raw(Double.isFinite(number) ? Double.toString(number) : "null");
            case DecimalValue(BigDecimal number) -> tagged("f", number.toString());
            case DateValue date -> tagged("t", date.toString());
            case DatetimeValue datetime -> tagged("t", datetime.toString());
            case UuidValue uuid -> tagged("u", uuid.toString());
            case BytesValue binary -> tagged("b", Base64.getEncoder().encodeToString(binary.shared()));
            case NiValue ni -> taggedText(":", ni.toString());
            case UriValue uri -> taggedText("r", uri.value());
            case TupleValue tuple -> {
                var items = new ValueWriter();
                items.value(ListValue.of(tuple.items()));
                value(items.buffer(), 0, items.size());
            }
            case NullValue _, BooleanValue _, StringValue _, ListValue _, DictValue _ -> {
                var encoded = new ValueWriter();
                encoded.value(value);
                value(encoded.buffer(), 0, encoded.size());
            }
        }
    }

    private void tagged(String tag, String ascii) {
        out.raw("\"~");
        out.raw(tag);
        out.raw(ascii);
        out.raw('"');
    }

    private void taggedText(String tag, String text) {
        out.raw("\"~");
        out.raw(tag);
        byte[] utf8 = Utf8.encode(text);
        out.content(utf8, 0, utf8.length);
        out.raw('"');
    }

    private int string(byte[] bytes, int at, int end, boolean escapeTilde) {
        int stop = Names.end(bytes, at, end);
        int from = Msgpack.textStart(bytes, at);
        if (escapeTilde && stop > from && bytes[from] == '~') {
            out.raw("\"~");
            out.content(bytes, from, stop);
            out.raw('"');
        } else {
            out.string(bytes, from, stop);
        }
        return stop;
    }

    private int list(byte[] bytes, int start, int end) {
        long count = Msgpack.listSize(bytes, start, end);
        int at = Msgpack.listBody(bytes, start);
        open('[');
        for (long i = 0; i < count; i++) {
            separate(i > 0);
            at = value(bytes, at, end);
            out.drain();
        }
        close(']', count > 0);
        return at;
    }

    private int dict(byte[] bytes, int start, int end) {
        int count = Msgpack.dictSize(bytes, start, end);
        open('{');
        int at = members(bytes, Msgpack.dictBody(bytes, start), end, count);
        close('}', count > 0);
        return at;
    }

    /** Writes so many members of an object, of which the first begins at the position. */
    int members(byte[] bytes, int first, int end, int count) {
        int at = first;
        for (int i = 0; i < count; i++) {
            separate(i > 0);
            at = string(bytes, at, end, false);
            out.raw(':');
            if (pretty) {
                out.raw(' ');
            }
            at = value(bytes, at, end);
            out.drain();
        }
        return at;
    }

    /** Opens an object or array. */
    void open(char bracket) {
        Depth.check(++depth);
        out.raw(bracket);
    }

    /** Closes an object or array. */
    void close(char bracket, boolean filled) {
        depth--;
        if (filled) {
            line();
        }
        out.raw(bracket);
    }

    private void separate(boolean further) {
        if (further) {
            out.raw(',');
        }
        line();
    }

    private void line() {
        if (pretty) {
            out.raw('\n');
            out.raw(INDENT.repeat(depth));
        }
    }
}
