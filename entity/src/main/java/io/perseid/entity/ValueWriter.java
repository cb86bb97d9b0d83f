package io.perseid.entity;

import io.perseid.fault.Fault;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * Writes values in their canonical MessagePack form into an array that grows; made to be reset and used again.
 *
 * <p>Not thread-safe. After a fault the content is undefined until {@link #reset}.
 */
public final class ValueWriter {
    private static final int LARGEST = Integer.MAX_VALUE - 16;
    private static final int SMALL = 4_096;
    private static final BigInteger TWO_TO_64 = BigInteger.ONE.shiftLeft(64);

    private byte[] bytes;
    private int size;
    private int depth;

    /** An empty writer. */
    public ValueWriter() {
        this(1_024);
    }

    /** An empty writer with room for so many bytes. */
    public ValueWriter(int capacity) {
        this.bytes = new byte[Math.max(capacity, 16)];
    }

    /** Forgets what was written; keeps the room. */
    public void reset() {
        size = 0;
        depth = 0;
    }

    /** How many bytes were written. */
    public int size() {
        return size;
    }

    /** The array that holds what was written, from 0 to {@link #size}; another one after the next write. */
    public byte[] buffer() {
        return bytes;
    }

    /** Gives the array away and begins anew with a small one. */
    byte[] release() {
        byte[] released = bytes;
        bytes = new byte[SMALL];
        reset();
        return released;
    }

    /** A copy of what was written. */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    /** Writes null. */
    public void nil() {
        need(1);
        bytes[size++] = (byte) Msgpack.NIL;
    }

    /** Writes a boolean. */
    public void bool(boolean value) {
        need(1);
        bytes[size++] = (byte) (value ? Msgpack.TRUE : Msgpack.FALSE);
    }

    /** Writes an integer in the fewest bytes. */
    public void integer(long value) {
        need(9);
        if (value >= -32 && value < 128) {
            bytes[size++] = (byte) value;
        } else if (value >= 0) {
            unsigned(value);
        } else if (value >= Byte.MIN_VALUE) {
            head(Msgpack.INT8);
            bytes[size++] = (byte) value;
        } else if (value >= Short.MIN_VALUE) {
            head(Msgpack.INT16);
            put2((int) value);
        } else if (value >= Integer.MIN_VALUE) {
            head(Msgpack.INT32);
            put4((int) value);
        } else {
            head(Msgpack.INT64);
            put8(value);
        }
    }

    private void unsigned(long value) {
        if (value <= 0xff) {
            head(Msgpack.UINT8);
            bytes[size++] = (byte) value;
        } else if (value <= 0xffff) {
            head(Msgpack.UINT16);
            put2((int) value);
        } else if (value <= 0xffff_ffffL) {
            head(Msgpack.UINT32);
            put4((int) value);
        } else {
            head(Msgpack.UINT64);
            put8(value);
        }
    }

    /** Writes an integer of any size in the fewest bytes. */
    public void integer(BigInteger value) {
        if (value.bitLength() < Long.SIZE) {
            integer(value.longValue());
        } else if (value.signum() > 0 && value.compareTo(TWO_TO_64) < 0) {
            need(9);
            head(Msgpack.UINT64);
            put8(value.longValue());
        } else {
            byte[] digits = value.toByteArray();
            ext(Msgpack.EXT_INTEGER, digits.length);
            raw(digits, 0, digits.length);
        }
    }

    /** Writes a float. */
    public void float64(double value) {
        need(9);
        head(Msgpack.FLOAT64);
        put8(Double.doubleToLongBits(value));
    }

    /** Writes a decimal with its scale. */
    public void decimal(BigDecimal value) {
        byte[] digits = value.unscaledValue().toByteArray();
        ext(Msgpack.EXT_DECIMAL, 4 + digits.length);
        need(4);
        put4(value.scale());
        raw(digits, 0, digits.length);
    }

    /** Writes a decimal whose digits fit into a {@code long}. */
    void decimal(long unscaled, int scale) {
        int width = Math.max(1, (Long.SIZE - Long.numberOfLeadingZeros(unscaled < 0 ? ~unscaled : unscaled)) / 8 + 1);
        ext(Msgpack.EXT_DECIMAL, 4 + width);
        need(4 + width);
        put4(scale);
        for (int shift = (width - 1) * 8; shift >= 0; shift -= 8) {
            bytes[size++] = (byte) (unscaled >> shift);
        }
    }

    /** Writes a date. */
    void date(long epochDay) {
        ext(Msgpack.EXT_DATE, 4);
        need(4);
        put4((int) epochDay);
    }

    /** Writes a datetime as MessagePack's own timestamp, in the shortest of its three forms. */
    void datetime(long epochSecond, int nano) {
        if (epochSecond >>> 34 != 0) {
            ext(Msgpack.EXT_TIMESTAMP, 12);
            need(12);
            put4(nano);
            put8(epochSecond);
        } else if (nano != 0 || epochSecond >>> 32 != 0) {
            ext(Msgpack.EXT_TIMESTAMP, 8);
            need(8);
            put8(((long) nano << 34) | epochSecond);
        } else {
            ext(Msgpack.EXT_TIMESTAMP, 4);
            need(4);
            put4((int) epochSecond);
        }
    }

    /** Writes a UUID. */
    void uuid(long high, long low) {
        ext(Msgpack.EXT_UUID, 16);
        need(16);
        put8(high);
        put8(low);
    }

    /**
     * Writes a string.
     *
     * @throws Fault {@link EntityCode#STRING_LONE_SURROGATE} if it has no UTF-8 form
     */
    public void string(String text) {
        int length = text.length();
        if (length > LARGEST / 4) {
            throw tooLarge();
        }
        need(5 + length);
        int start = textHead(length);
        byte[] target = bytes;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                size = start;
                utf8(text);
                return;
            }
            target[size + i] = (byte) c;
        }
        size += length;
    }

    private void utf8(String text) {
        byte[] encoded = Utf8.encode(text);
        string(encoded, 0, encoded.length);
    }

    /** Writes a string that is at hand as UTF-8. */
    public void string(byte[] utf8, int from, int to) {
        int length = to - from;
        need(5 + length + 8);
        textHead(length);
        raw(utf8, from, to);
    }

    /** Writes the head of a string of so many bytes; answers where the head begins. Room must be there. */
    private int textHead(int length) {
        int start = size;
        if (length < 32) {
            bytes[size++] = (byte) (0xa0 | length);
        } else if (length <= 0xff) {
            head(Msgpack.STR8);
            bytes[size++] = (byte) length;
        } else if (length <= 0xffff) {
            head(Msgpack.STR16);
            put2(length);
        } else {
            head(Msgpack.STR32);
            put4(length);
        }
        return start;
    }

    /** Writes bytes. */
    public void binary(byte[] value, int from, int to) {
        int length = to - from;
        need(5 + length);
        if (length <= 0xff) {
            head(Msgpack.BIN8);
            bytes[size++] = (byte) length;
        } else if (length <= 0xffff) {
            head(Msgpack.BIN16);
            put2(length);
        } else {
            head(Msgpack.BIN32);
            put4(length);
        }
        raw(value, from, to);
    }

    /** Writes the head of a list; so many values must follow. */
    public void listHead(int items) {
        need(5);
        if (items < 16) {
            bytes[size++] = (byte) (0x90 | items);
        } else if (items <= 0xffff) {
            head(Msgpack.ARRAY16);
            put2(items);
        } else {
            head(Msgpack.ARRAY32);
            put4(items);
        }
    }

    /** Writes the head of a dict; so many pairs of a string and a value must follow, no string twice. */
    public void dictHead(int entries) {
        need(5);
        if (entries < 16) {
            bytes[size++] = (byte) (0x80 | entries);
        } else if (entries <= 0xffff) {
            head(Msgpack.MAP16);
            put2(entries);
        } else {
            head(Msgpack.MAP32);
            put4(entries);
        }
    }

    /** Writes the head of an extension value; so many bytes must follow. */
    void ext(int type, int length) {
        need(6);
        switch (length) {
            case 1 -> head(Msgpack.FIXEXT1);
            case 2 -> head(Msgpack.FIXEXT2);
            case 4 -> head(Msgpack.FIXEXT4);
            case 8 -> head(Msgpack.FIXEXT8);
            case 16 -> head(Msgpack.FIXEXT16);
            default -> {
                if (length <= 0xff) {
                    head(Msgpack.EXT8);
                    bytes[size++] = (byte) length;
                } else if (length <= 0xffff) {
                    head(Msgpack.EXT16);
                    put2(length);
                } else {
                    head(Msgpack.EXT32);
                    put4(length);
                }
            }
        }
        bytes[size++] = (byte) type;
    }

    /** Writes what stands for a dict where hashes are computed; no form of any value begins like it. */
    void dictDigest(int entries, long first, long second) {
        need(21);
        head(Msgpack.NEVER);
        put4(entries);
        put8(first);
        put8(second);
    }

    /** Writes bytes that already are encoded values. */
    public void raw(byte[] encoded, int from, int to) {
        int length = to - from;
        need(length + 8);
        if (length <= 32 && from + 32 <= encoded.length) {
            byte[] target = bytes;
            for (int i = 0; i < length; i += 8) {
                Msgpack.WORD.set(target, size + i, (long) Msgpack.WORD.get(encoded, from + i));
            }
        } else {
            System.arraycopy(encoded, from, bytes, size, length);
        }
        size += length;
    }

    /**
     * Writes a value of any type.
     *
     * @throws Fault {@link EntityCode#VALUE_TOO_DEEP} beyond 500 levels
     */
    public void value(Value value) {
        switch (value) {
            case NullValue _ -> nil();
            case BooleanValue x -> bool(x.value());
            case IntegerValue x -> {
                if (x.isLong()) {
                    integer(x.longValue());
                } else {
                    integer(x.bigValue());
                }
            }
            case FloatValue x -> float64(x.value());
            case DecimalValue x -> decimal(x.value());
            case DateValue x -> date(x.value().toEpochDay());
            case DatetimeValue x -> datetime(x.epochSecond(), x.nano());
            case UuidValue x ->
                uuid(x.value().getMostSignificantBits(), x.value().getLeastSignificantBits());
            case NiValue x -> textExt(Msgpack.EXT_NI, x.toString());
            case UriValue x -> textExt(Msgpack.EXT_URI, x.value());
            case StringValue x -> string(x.value());
            case BytesValue x -> binary(x.shared(), 0, x.length());
            case ListValue x -> {
                deeper();
                listHead(x.size());
                for (Value item : x.items()) {
                    value(item);
                }
                depth--;
            }
            case DictValue x -> {
                deeper();
                x.encodeTo(this);
                depth--;
            }
            case TupleValue x -> tuple(x);
        }
    }

    private void textExt(int type, String text) {
        byte[] encoded = Utf8.encode(text);
        ext(type, encoded.length);
        raw(encoded, 0, encoded.length);
    }

    private void tuple(TupleValue tuple) {
        deeper();
        var items = new ValueWriter(64);
        items.depth = depth;
        items.listHead(tuple.size());
        for (Value item : tuple.items()) {
            items.value(item);
        }
        ext(Msgpack.EXT_TUPLE, items.size);
        raw(items.bytes, 0, items.size);
        depth--;
    }

    private void deeper() {
        Depth.check(++depth);
    }

    /** Makes room for so many more bytes. */
    void need(int more) {
        if (more > bytes.length - size) {
            grow(more);
        }
    }

    private void grow(int more) {
        if (more < 0 || more > LARGEST - size) {
            throw tooLarge();
        }
        long wanted = Math.max((long) size + more, bytes.length * 2L);
        bytes = Arrays.copyOf(bytes, (int) Math.min(wanted, LARGEST));
    }

    private static Fault tooLarge() {
        return new Fault(EntityCode.VALUE_TOO_LARGE, "a value is too large", "limit", LARGEST);
    }

    /** Sets the end of what was written; room must be there. */
    void size(int newSize) {
        size = newSize;
    }

    /** How many bytes the head of a list or dict of so many items has. */
    static int headWidth(int items) {
        return items < 16 ? 1 : items <= 0xffff ? 3 : 5;
    }

    /** Writes the head of a list, of which the items already stand one byte behind the given place. */
    void listHeadAt(int at, int items) {
        int end = makeWay(at, headWidth(items) - 1);
        listHead(items);
        size = end;
    }

    /** Writes the head of a dict, of which the entries already stand one byte behind the given place. */
    void dictHeadAt(int at, int entries) {
        int end = makeWay(at, headWidth(entries) - 1);
        dictHead(entries);
        size = end;
    }

    /** Moves what stands behind the given byte, and goes back to it; answers where the moved bytes end. */
    private int makeWay(int at, int more) {
        need(5);
        if (more > 0) {
            System.arraycopy(bytes, at + 1, bytes, at + 1 + more, size - at - 1);
        }
        int end = size + more;
        size = at;
        return end;
    }

    /** Begins a list of values that are not counted yet; answers what to end it with. */
    public int beginList() {
        need(1);
        return size++;
    }

    /** Ends the list that was begun with {@link #beginList}. */
    public void endList(int start, int items) {
        listHeadAt(start, items);
    }

    /** Ends what was begun with {@link #beginList} as the one value that was written; null if there is none. */
    public void endValue(int start, int items) {
        if (items == 0) {
            size = start;
            nil();
        } else {
            System.arraycopy(bytes, start + 1, bytes, start, size - start - 1);
            size--;
        }
    }

    /** Begins a string that is written in parts; answers what to end it with. */
    public int beginText() {
        need(5);
        int start = size;
        size += 5;
        return start;
    }

    /** Adds a part to the string that was begun. */
    public void text(byte[] utf8, int from, int to) {
        raw(utf8, from, to);
    }

    /** Adds a part to the string that was begun. */
    public void text(String part) {
        int length = part.length();
        need(length);
        byte[] target = bytes;
        for (int i = 0; i < length; i++) {
            char c = part.charAt(i);
            if (c >= 0x80) {
                byte[] encoded = Utf8.encode(part);
                raw(encoded, 0, encoded.length);
                return;
            }
            target[size + i] = (byte) c;
        }
        size += length;
    }

    /** Adds the string, or the strings in the list, to the string that was begun; other values are nothing. */
    public void textOf(Value value) {
        if (value instanceof StringValue(String part)) {
            text(part);
        } else if (value instanceof ListValue list) {
            for (Value item : list.items()) {
                if (item instanceof StringValue(String part)) {
                    text(part);
                }
            }
        }
    }

    /** Takes back what was written from there on. */
    public void cut(int start) {
        size = start;
    }

    /** Changes the case of what was written from there on; answers false, and changes nothing, if it is not all ASCII. */
    public boolean changeCase(int start, boolean upper) {
        byte[] target = bytes;
        for (int i = start; i < size; i++) {
            if (target[i] < 0) {
                return false;
            }
        }
        for (int i = start; i < size; i++) {
            byte b = target[i];
            if (upper ? b >= 'a' && b <= 'z' : b >= 'A' && b <= 'Z') {
                target[i] = (byte) (b ^ 0x20);
            }
        }
        return true;
    }

    /** Ends the string that was begun with {@link #beginText}. */
    public void endText(int start) {
        int length = size - start - 5;
        size = start;
        textHeadBefore(length);
    }

    /** Writes the head of a string of which the bytes stand five bytes further on, and moves them behind it. */
    void textHeadBefore(int length) {
        int body = size + 5;
        textHead(length);
        System.arraycopy(bytes, body, bytes, size, length);
        size += length;
    }

    private void head(int code) {
        bytes[size++] = (byte) code;
    }

    private void put2(int value) {
        Msgpack.SHORT.set(bytes, size, (short) value);
        size += 2;
    }

    private void put4(int value) {
        Msgpack.INT.set(bytes, size, value);
        size += 4;
    }

    private void put8(long value) {
        Msgpack.LONG.set(bytes, size, value);
        size += 8;
    }
}
