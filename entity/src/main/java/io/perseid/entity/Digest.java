package io.perseid.entity;

import java.math.BigDecimal;

/**
 * Computes content hashes straight from encoded bytes, as {@code docs/formats/hash.md} specifies.
 *
 * <p>A dict's digest is made of the hashes of its entries, added up, so that their order doesn't matter. An entry is
 * hashed where it stands if its value is its own form for hashing; others are brought to that form first, one behind
 * the other in a buffer that grows and shrinks like a stack. Not thread-safe.
 */
final class Digest {
    private static final int SEED = 0;
    private static final long NEGATIVE_ZERO = 1L << 63;
    private static final long INFINITY = 0x7ffL << 52;

    private final Murmur3 murmur = new Murmur3();
    private final ValueWriter form = new ValueWriter(256);
    private int depth;

    ContentHash entity(String id, boolean deleted, EncodedContent properties) {
        form.listHead(3);
        form.string(id);
        form.bool(deleted);
        dict(properties.bytes, properties.start, properties.end);
        murmur.hash(form.buffer(), 0, form.size(), SEED);
        return new ContentHash(murmur.first(), murmur.second());
    }

    /** Writes the form for hashing of a dict: a mark and the digest of its entries. Answers where the dict ends. */
    private int dict(byte[] bytes, int start, int end) {
        Depth.check(++depth);
        int count = Msgpack.dictSize(bytes, start, end);
        int at = Msgpack.dictBody(bytes, start);
        long first = 0;
        long second = 0;
        for (int i = 0; i < count; i++) {
            at = entry(bytes, at, end);
            first += murmur.first();
            second += murmur.second();
        }
        form.dictDigest(count, first, second);
        depth--;
        return at;
    }

    /** Hashes the entry that begins at the position; answers where it ends. */
    private int entry(byte[] bytes, int at, int end) {
        int value = Names.end(bytes, at, end);
        if (isPlain(bytes, value, end)) {
            int next = Msgpack.skip(bytes, value, end);
            murmur.hash(bytes, at, next, SEED);
            return next;
        }
        int start = form.size();
        form.raw(bytes, at, value);
        int next = value(bytes, value, end);
        murmur.hash(form.buffer(), start, form.size(), SEED);
        form.size(start);
        return next;
    }

    /** Whether the value is its own form for hashing. */
    private static boolean isPlain(byte[] bytes, int at, int end) {
        int head = at < end ? bytes[at] & 0xff : 0;
        if (head == Msgpack.FLOAT64 && at + 9 <= end) {
            long bits = (long) Msgpack.LONG.get(bytes, at + 1);
            return bits != NEGATIVE_ZERO && (bits & ~NEGATIVE_ZERO) <= INFINITY;
        }
        return head < 0x80
                || head >= 0xe0
                || (head >= 0xa0 && head < Msgpack.EXT8)
                || (head >= Msgpack.UINT8 && head <= Msgpack.INT64)
                || (head >= Msgpack.STR8 && head <= Msgpack.STR32);
    }

    /** Writes the form for hashing of the value that begins at the position; answers where the value ends. */
    private int value(byte[] bytes, int at, int end) {
        if (isPlain(bytes, at, end)) {
            int next = Msgpack.skip(bytes, at, end);
            form.raw(bytes, at, next);
            return next;
        }
        int head = bytes[at] & 0xff;
        if (head < 0x90 || head == Msgpack.MAP16 || head == Msgpack.MAP32) {
            return dict(bytes, at, end);
        }
        if (head < 0xa0 || head == Msgpack.ARRAY16 || head == Msgpack.ARRAY32) {
            return list(bytes, at, end);
        }
        var reader = new ValueReader(bytes, at, end);
        switch (reader.value()) {
            case FloatValue(double number) -> form.float64(number == 0 ? 0 : number);
            case DecimalValue(BigDecimal number) -> form.decimal(number.stripTrailingZeros());
            case TupleValue tuple -> tuple(tuple);
            case Value other -> form.value(other);
        }
        return reader.position();
    }

    private int list(byte[] bytes, int start, int end) {
        Depth.check(++depth);
        int at = Msgpack.listBody(bytes, start);
        form.raw(bytes, start, at);
        for (long left = Msgpack.listSize(bytes, start, end); left > 0; left--) {
            at = value(bytes, at, end);
        }
        depth--;
        return at;
    }

    /** A tuple is marked, and then hashed like a list. */
    private void tuple(TupleValue tuple) {
        form.ext(Msgpack.EXT_TUPLE, 0);
        var items = new ValueWriter(256);
        items.value(ListValue.of(tuple.items()));
        list(items.buffer(), 0, items.size());
    }
}
