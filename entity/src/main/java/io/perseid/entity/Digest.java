package io.perseid.entity;

import java.math.BigDecimal;

/**
 * Computes content hashes straight from encoded bytes, as {@code docs/formats/hash.md} specifies.
 *
 * <p>A dict's digest is made of the hashes of its entries, added up, so that their order doesn't matter. An entry
 * without a dict, decimal or float is hashed where it stands; others are brought to the form for hashing first.
 * Not thread-safe.
 */
final class Digest {
    private static final int SEED = 0;

    private final Murmur3 murmur = new Murmur3();

    ContentHash entity(String id, boolean deleted, EncodedContent properties) {
        var form = new ValueWriter(64 + id.length());
        form.listHead(3);
        form.string(id);
        form.bool(deleted);
        dict(properties.bytes, properties.start, properties.end, form);
        murmur.hash(form.buffer(), 0, form.size(), SEED);
        return new ContentHash(murmur.first(), murmur.second());
    }

    /** Writes the dict in the form for hashing: a mark and the digest of its entries. Answers where the dict ends. */
    private int dict(byte[] bytes, int start, int end, ValueWriter form) {
        int count = Msgpack.dictSize(bytes, start, end);
        int at = Msgpack.dictBody(bytes, start);
        long first = 0;
        long second = 0;
        for (int i = 0; i < count; i++) {
            int value = Names.end(bytes, at, end);
            int next;
            if (isPlain(bytes, value, end)) {
                next = Msgpack.skip(bytes, value, end);
                murmur.hash(bytes, at, next, SEED);
            } else {
                var entry = new ValueWriter(256);
                entry.raw(bytes, at, value);
                next = canonical(bytes, value, end, entry);
                murmur.hash(entry.buffer(), 0, entry.size(), SEED);
            }
            first += murmur.first();
            second += murmur.second();
            at = next;
        }
        form.need(25);
        form.integer(count);
        form.uuid(first, second);
        return at;
    }

    /** Whether the value is its own form for hashing. */
    private static boolean isPlain(byte[] bytes, int at, int end) {
        int head = at < end ? bytes[at] & 0xff : 0;
        return head < 0x80
                || head >= 0xe0
                || (head >= 0xa0 && head < 0xc7)
                || (head >= Msgpack.UINT8 && head <= Msgpack.INT64)
                || (head >= Msgpack.STR8 && head <= Msgpack.STR32);
    }

    /** Writes the value in the form for hashing; answers where it ends. */
    private int canonical(byte[] bytes, int at, int end, ValueWriter form) {
        if (isPlain(bytes, at, end)) {
            int next = Msgpack.skip(bytes, at, end);
            form.raw(bytes, at, next);
            return next;
        }
        int head = bytes[at] & 0xff;
        if (head < 0x90 || head == Msgpack.MAP16 || head == Msgpack.MAP32) {
            return dict(bytes, at, end, form);
        }
        if (head < 0xa0 || head == Msgpack.ARRAY16 || head == Msgpack.ARRAY32) {
            int width = head == Msgpack.ARRAY16 ? 3 : head == Msgpack.ARRAY32 ? 5 : 1;
            long count = width == 1 ? head & 0x0f : Msgpack.size(bytes, at + 1, width - 1, end);
            form.raw(bytes, at, at + width);
            int next = at + width;
            for (long i = 0; i < count; i++) {
                next = canonical(bytes, next, end, form);
            }
            return next;
        }
        return rewritten(bytes, at, end, form);
    }

    private int rewritten(byte[] bytes, int at, int end, ValueWriter form) {
        var reader = new ValueReader(bytes, at, end);
        switch (reader.value()) {
            case FloatValue(double value) -> form.float64(value == 0 ? 0 : value);
            case DecimalValue(BigDecimal value) -> form.decimal(value.stripTrailingZeros());
            case TupleValue tuple -> {
                var items = new ValueWriter(256);
                items.value(ListValue.of(tuple.items()));
                var hashed = new ValueWriter(256);
                canonical(items.buffer(), 0, items.size(), hashed);
                form.ext(Msgpack.EXT_TUPLE, hashed.size());
                form.raw(hashed.buffer(), 0, hashed.size());
            }
            case Value value -> form.value(value);
        }
        return reader.position();
    }
}
