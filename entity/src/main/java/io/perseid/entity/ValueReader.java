package io.perseid.entity;

import io.perseid.fault.Fault;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads values from their MessagePack form, one after the other.
 *
 * <p>Dicts come back as slices of the given array, not decoded: the array must not change as long as they live. Only
 * the canonical form is accepted; hostile bytes give a fault with the offset, never more memory than a small multiple
 * of their number. Not thread-safe.
 */
final class ValueReader {
    private final byte[] bytes;
    private final int end;
    private int position;
    private int depth;

    /** A reader of all the bytes. */
    public ValueReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    /** A reader of a part of the array. */
    public ValueReader(byte[] bytes, int start, int end) {
        if (start < 0 || end > bytes.length || start > end) {
            throw new IndexOutOfBoundsException("start=" + start + " end=" + end + " length=" + bytes.length);
        }
        this.bytes = bytes;
        this.position = start;
        this.end = end;
    }

    /** Where the next value begins. */
    public int position() {
        return position;
    }

    /** Whether anything is left. */
    public boolean hasMore() {
        return position < end;
    }

    /** Steps over the next value without decoding it. */
    public void skip() {
        position = Msgpack.skip(bytes, position, end);
    }

    /** The next value. */
    public Value value() {
        if (position >= end) {
            throw Msgpack.truncated(end);
        }
        int head = bytes[position] & 0xff;
        if (head < 0x80 || head >= 0xe0) {
            return IntegerValue.of(bytes[position++]);
        }
        if (head < 0x90 || head == Msgpack.MAP16 || head == Msgpack.MAP32) {
            return dict();
        }
        if (head < 0xa0 || head == Msgpack.ARRAY16 || head == Msgpack.ARRAY32) {
            return ListValue.of(items());
        }
        if (head < 0xc0 || (head >= Msgpack.STR8 && head <= Msgpack.STR32)) {
            String text = string();
            return text.isEmpty() ? StringValue.EMPTY : new StringValue(text);
        }
        return switch (head) {
            case Msgpack.NIL -> single(NullValue.NULL);
            case Msgpack.FALSE -> single(BooleanValue.FALSE);
            case Msgpack.TRUE -> single(BooleanValue.TRUE);
            case Msgpack.FLOAT64 -> float64();
            case Msgpack.BIN8, Msgpack.BIN16, Msgpack.BIN32 -> binary();
            case Msgpack.UINT8, Msgpack.UINT16, Msgpack.UINT32, Msgpack.UINT64 -> unsigned(head);
            case Msgpack.INT8, Msgpack.INT16, Msgpack.INT32, Msgpack.INT64 -> signed(head);
            case Msgpack.FLOAT32, Msgpack.NEVER -> throw malformed("no value begins like this", position);
            default -> extension();
        };
    }

    /** The next value, which must be a string, as text. */
    public String string() {
        int start = position;
        int length = Msgpack.textLength(bytes, start, end);
        int from = Msgpack.textStart(bytes, start);
        shortest(start, from - start, length < 32 ? 1 : length <= 0xff ? 2 : length <= 0xffff ? 3 : 5);
        String text = Names.text(bytes, from, from + length);
        position = from + length;
        return text;
    }

    private DictValue dict() {
        int start = position;
        int count = Msgpack.dictSize(bytes, start, end);
        int width = Msgpack.dictBody(bytes, start) - start;
        shortest(start, width, count < 16 ? 1 : count <= 0xffff ? 3 : 5);
        position = Msgpack.skip(bytes, start, end);
        return DictValue.encoded(bytes, start, position);
    }

    private List<Value> items() {
        int start = position;
        int width = Msgpack.listBody(bytes, start) - start;
        long count = Msgpack.listSize(bytes, start, end);
        shortest(start, width, count < 16 ? 1 : count <= 0xffff ? 3 : 5);
        if (count > end - start - width) {
            throw Msgpack.truncated(end);
        }
        if (++depth > Depth.MAX) {
            throw new Fault(EntityCode.MSGPACK_TOO_DEEP, "nested too deep", "offset", start, "limit", Depth.MAX);
        }
        position = start + width;
        var items = new ArrayList<Value>((int) Math.min(count, 1_000));
        for (long i = 0; i < count; i++) {
            items.add(value());
        }
        depth--;
        return items;
    }

    private Value single(Value value) {
        position++;
        return value;
    }

    private Value float64() {
        int start = position;
        position = within(start + 9);
        return new FloatValue(Double.longBitsToDouble((long) Msgpack.LONG.get(bytes, start + 1)));
    }

    private Value binary() {
        int start = position;
        int width = 1 << ((bytes[start] & 0xff) - Msgpack.BIN8);
        long length = Msgpack.size(bytes, start + 1, width, end);
        shortest(start, width, length <= 0xff ? 1 : length <= 0xffff ? 2 : 4);
        int from = start + 1 + width;
        position = within(from + length);
        return new BytesValue(bytes, from, position);
    }

    private Value unsigned(int head) {
        int start = position;
        int width = 1 << (head - Msgpack.UINT8);
        position = within(start + 1 + width);
        if (width == 8) {
            long value = (long) Msgpack.LONG.get(bytes, start + 1);
            shortest(start, 8, value >>> 32 == 0 ? 4 : 8);
            return value >= 0 ? IntegerValue.of(value) : IntegerValue.of(new BigInteger(1, longBytes(start + 1)));
        }
        long value = Msgpack.size(bytes, start + 1, width, end);
        shortest(start, width, value < 0x80 ? 0 : value <= 0xff ? 1 : value <= 0xffff ? 2 : 4);
        return IntegerValue.of(value);
    }

    private byte[] longBytes(int at) {
        return java.util.Arrays.copyOfRange(bytes, at, at + 8);
    }

    private Value signed(int head) {
        int start = position;
        int width = 1 << (head - Msgpack.INT8);
        position = within(start + 1 + width);
        long value = switch (width) {
            case 1 -> bytes[start + 1];
            case 2 -> (short) Msgpack.SHORT.get(bytes, start + 1);
            case 4 -> (int) Msgpack.INT.get(bytes, start + 1);
            default -> (long) Msgpack.LONG.get(bytes, start + 1);
        };
        int needed = value >= -32
                ? 0
                : value >= Byte.MIN_VALUE ? 1 : value >= Short.MIN_VALUE ? 2 : value >= Integer.MIN_VALUE ? 4 : 8;
        shortest(start, width, needed);
        return IntegerValue.of(value);
    }

    private Value extension() {
        int start = position;
        int head = bytes[start] & 0xff;
        boolean fixed = head >= Msgpack.FIXEXT1;
        int width = fixed ? 0 : 1 << (head - Msgpack.EXT8);
        long length = fixed ? 1L << (head - Msgpack.FIXEXT1) : Msgpack.size(bytes, start + 1, width, end);
        shortest(start, fixed ? -1 : width, Extension.width(length));
        int from = start + 2 + width;
        position = within(from + length);
        int type = bytes[from - 1];
        return type == Msgpack.EXT_TUPLE ? tuple(from, start) : Extension.decode(bytes, type, from, position);
    }

    private Value tuple(int from, int start) {
        var inner = new ValueReader(bytes, from, position);
        inner.depth = depth;
        int head = from < position ? bytes[from] & 0xff : 0;
        if ((head < 0x90 || head >= 0xa0) && head != Msgpack.ARRAY16 && head != Msgpack.ARRAY32) {
            throw malformed("a tuple holds no list", start);
        }
        List<Value> items = inner.items();
        if (inner.hasMore()) {
            throw malformed("a tuple is longer than its list", start);
        }
        return TupleValue.of(items);
    }

    private int within(long position) {
        if (position > end) {
            throw Msgpack.truncated(end);
        }
        return (int) position;
    }

    private static void shortest(int at, int found, int needed) {
        if (found != needed) {
            throw new Fault(EntityCode.MSGPACK_NOT_CANONICAL, "a longer form than needed", "offset", at);
        }
    }

    private static Fault malformed(String text, int at) {
        return new Fault(EntityCode.MSGPACK_MALFORMED, text, "offset", at);
    }
}
