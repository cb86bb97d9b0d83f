package io.perseid.entity;

import io.perseid.fault.Fault;
import java.nio.charset.StandardCharsets;

/** Encoded texts, above all the names in a dict: compared and hashed as bytes, and made into strings that are shared. */
final class Names {
    /**
     * Names seen before, by the hash of their bytes. Shared by all threads without a lock: a string is safe to hand
     * over, and who loses a race makes one more copy.
     */
    private static final String[] SEEN = new String[4_096];

    private static final int LONGEST_KEPT = 64;

    private Names() {}

    /** The text of the bytes; a fault if they are not UTF-8. */
    static String text(byte[] bytes, int from, int to) {
        int wrong = Utf8.firstWrong(bytes, from, to);
        if (wrong >= 0) {
            throw new Fault(EntityCode.MSGPACK_MALFORMED, "a string is not UTF-8", "offset", wrong);
        }
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    /** Where the text that begins at the position ends. */
    static int end(byte[] bytes, int at, int end) {
        int head = bytes[at] & 0xff;
        int stop = at + 1 + (head & 0x1f);
        if (head >= 0xa0 && head < 0xc0 && stop <= end) {
            return stop;
        }
        int length = Msgpack.textLength(bytes, at, end);
        return Msgpack.textStart(bytes, at) + length;
    }

    /** The name that begins at the position, the same object as last time if it is a common one. */
    static String name(byte[] bytes, int at, int end) {
        int stop = end(bytes, at, end);
        int from = Msgpack.textStart(bytes, at);
        if (stop - from > LONGEST_KEPT) {
            return text(bytes, from, stop);
        }
        int hash = 0;
        for (int i = from; i < stop; i++) {
            hash = 31 * hash + bytes[i];
        }
        int slot = (hash ^ (hash >>> 12)) & (SEEN.length - 1);
        String seen = SEEN[slot];
        if (seen == null || !matches(bytes, at, stop, seen)) {
            seen = text(bytes, from, stop);
            SEEN[slot] = seen;
        }
        return seen;
    }

    /** Whether the text from the position to its end is the given one. */
    static boolean matches(byte[] bytes, int at, int stop, String name) {
        int from = Msgpack.textStart(bytes, at);
        int length = name.length();
        if (stop - from < length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = name.charAt(i);
            if (bytes[from + i] != c) {
                return c >= 0x80 && text(bytes, from, stop).equals(name);
            }
            if (c >= 0x80) {
                return text(bytes, from, stop).equals(name);
            }
        }
        return stop - from == length;
    }

    /** The same as {@link String#hashCode} of the text that begins at the position. */
    static int hash(byte[] bytes, int at, int end) {
        int stop = end(bytes, at, end);
        int from = Msgpack.textStart(bytes, at);
        int hash = 0;
        for (int i = from; i < stop; i++) {
            if (bytes[i] < 0) {
                return text(bytes, from, stop).hashCode();
            }
            hash = 31 * hash + bytes[i];
        }
        return hash;
    }
}
