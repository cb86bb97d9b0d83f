package io.perseid.entity;

import io.perseid.fault.Code;
import io.perseid.fault.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a JSON text, of which a window is in memory. A token is always in the window as a whole: its beginning is
 * {@link #token}, and the window grows or moves while it is read.
 *
 * <p>Not thread-safe.
 */
final class JsonInput {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int WINDOW = 64 << 10;

    /** A window that has grown beyond this is given back when the entity it grew for has been read. */
    private static final int LARGE_WINDOW = 1 << 20;

    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGHS = 0x8080_8080_8080_8080L;

    private final @Nullable InputStream stream;
    private final JsonLimits limits;

    /** The window. */
    byte[] bytes;

    /** Where the next byte stands in the window. */
    int position;

    /** Where the window ends. */
    int limit;

    /** Where the token that was read last begins. */
    int token;

    /** Whether the string that was read last holds a backslash, or a byte beyond ASCII. */
    boolean escaped;

    boolean beyondAscii;

    private long windowOffset;
    private long entityOffset;
    private boolean ended;

    JsonInput(InputStream stream, JsonLimits limits) {
        this.stream = stream;
        this.limits = limits;
        this.bytes = new byte[WINDOW];
    }

    JsonInput(byte[] bytes, JsonLimits limits) {
        this.stream = null;
        this.limits = limits;
        this.bytes = bytes;
        this.limit = bytes.length;
        this.ended = true;
    }

    /** The offset, in the whole text, of an index in the window. */
    long offset(int index) {
        return windowOffset + index;
    }

    /** The next byte is the first one of an entity: its size is counted from here. */
    void beginEntity() {
        entityOffset = offset(position);
        if (bytes.length > LARGE_WINDOW && stream != null && limit - position <= WINDOW) {
            var small = new byte[WINDOW];
            System.arraycopy(bytes, position, small, 0, limit - position);
            windowOffset += position;
            limit -= position;
            position = 0;
            token = 0;
            bytes = small;
        }
    }

    /** Steps over a byte order mark at the very beginning. */
    void skipByteOrderMark() {
        while (limit - position < 3 && fill()) {}
        if (limit - position >= 3
                && bytes[position] == (byte) 0xef
                && bytes[position + 1] == (byte) 0xbb
                && bytes[position + 2] == (byte) 0xbf) {
            position += 3;
        }
    }

    /** The next byte that isn't white space, not yet taken; -1 at the end. */
    int peek() {
        while (true) {
            while (position < limit) {
                int b = bytes[position];
                if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                    return b & 0xff;
                }
                position++;
            }
            token = position;
            if (!fill()) {
                return -1;
            }
        }
    }

    /** The next byte that isn't white space, not yet taken; a fault at the end. */
    int require() {
        int b = peek();
        if (b < 0) {
            throw truncated();
        }
        return b;
    }

    /** Takes the given byte, which must come next after white space. */
    void take(char wanted) {
        int b = require();
        if (b != wanted) {
            throw unexpected("'" + wanted + "'");
        }
        position++;
    }

    /** Takes a word such as {@code true}. */
    void word(String word) {
        token = position;
        for (int i = 0; i < word.length(); i++) {
            if (position == limit && !fill()) {
                throw truncated();
            }
            if (bytes[position] != word.charAt(i)) {
                throw unexpected(word);
            }
            position++;
        }
    }

    /**
     * Takes a string; its content stands from {@link #token} to the answer, as written. {@link #escaped} and {@link
     * #beyondAscii} say what to do about it.
     */
    int string() {
        token = position + 1;
        escaped = false;
        int at = token;
        long high = 0;
        while (true) {
            while (at + 8 <= limit) {
                long word = (long) LONG.get(bytes, at);
                long quote = word ^ ONES * '"';
                long slash = word ^ ONES * '\\';
                long stop =
                        (((quote - ONES) & ~quote) | ((slash - ONES) & ~slash) | ((word - ONES * ' ') & ~word)) & HIGHS;
                high |= word;
                if (stop != 0) {
                    at += Long.numberOfTrailingZeros(stop) >>> 3;
                    break;
                }
                at += 8;
            }
            while (at < limit) {
                int b = bytes[at];
                if (b == '"') {
                    return endString(at, high);
                }
                if (b == '\\') {
                    escaped = true;
                    at = available(at, 2) + 2;
                    break;
                }
                if (b >= 0 && b < ' ') {
                    position = at;
                    throw unexpected("no control character within a string");
                }
                high |= b;
                at++;
                if (at + 8 <= limit && b >= 0) {
                    break;
                }
            }
            if (at >= limit) {
                at = available(at, 1);
            }
        }
    }

    /** Takes the characters a number may have, from {@link #token} on; answers where they end. */
    int number() {
        token = position;
        int at = position;
        while (true) {
            while (at < limit && isOfNumber(bytes[at])) {
                at++;
            }
            if (at - token > limits.maxNumberLength()) {
                throw fault(
                        EntityCode.JSON_NUMBER_TOO_LONG,
                        "a number is too long",
                        token,
                        "limit",
                        limits.maxNumberLength());
            }
            position = at;
            if (at < limit || !fill()) {
                return at;
            }
            at = position;
        }
    }

    private static boolean isOfNumber(int b) {
        return (b >= '0' && b <= '9') || b == '.' || b == '-' || b == '+' || b == 'e' || b == 'E';
    }

    private int endString(int end, long high) {
        if (end - token > limits.maxStringBytes()) {
            throw tooLong();
        }
        position = end + 1;
        beyondAscii = (high & HIGHS) != 0;
        if (beyondAscii) {
            int wrong = Utf8.firstWrong(bytes, token, end);
            if (wrong >= 0) {
                throw fault(EntityCode.JSON_NOT_UTF8, "a string is not UTF-8", wrong);
            }
        }
        return end;
    }

    /** Makes sure that so many bytes from the index on are in the window; answers where the index is now. */
    private int available(int at, int count) {
        int fromToken = at - token;
        while (limit - token < fromToken + count) {
            if (fromToken > limits.maxStringBytes()) {
                throw tooLong();
            }
            position = limit;
            if (!fill()) {
                throw truncated();
            }
        }
        return token + fromToken;
    }

    private Fault tooLong() {
        return fault(EntityCode.JSON_STRING_TOO_LONG, "a string is too long", token, "limit", limits.maxStringBytes());
    }

    /**
     * Reads more bytes into the window, keeping those from {@link #token} on if the position is behind it.
     *
     * @return whether there were any more
     */
    boolean fill() {
        if (stream == null || ended) {
            return false;
        }
        int kept = Math.min(token, position);
        if (offset(limit) - entityOffset > limits.maxEntityBytes()) {
            throw fault(
                    EntityCode.JSON_ENTITY_TOO_LARGE,
                    "an entity is too large",
                    limit,
                    "limit",
                    limits.maxEntityBytes());
        }
        if (kept > 0) {
            System.arraycopy(bytes, kept, bytes, 0, limit - kept);
            windowOffset += kept;
            position -= kept;
            limit -= kept;
            token -= kept;
        }
        if (limit == bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(bytes.length * 2L, largestWindow()));
        }
        return read(stream);
    }

    /** Room for the longest token that is allowed, and more. */
    private long largestWindow() {
        long token = Math.max(limits.maxStringBytes(), limits.maxNumberLength());
        return Math.min(token + WINDOW, Integer.MAX_VALUE - 16);
    }

    private boolean read(InputStream from) {
        try {
            int count = from.read(bytes, limit, bytes.length - limit);
            ended = count < 0;
            limit += Math.max(count, 0);
            return !ended;
        } catch (IOException e) {
            throw new Fault(EntityCode.JSON_STREAM_FAILED, e, "the stream of JSON failed", "offset", offset(limit));
        }
    }

    Fault truncated() {
        return fault(EntityCode.JSON_TRUNCATED, "the JSON ends too early", limit);
    }

    /** What stands at the position isn't what belongs there. */
    Fault unexpected(String wanted) {
        return fault(EntityCode.JSON_MALFORMED, "malformed JSON", position, "wanted", wanted, "found", shown(position));
    }

    private String shown(int index) {
        int b = index < limit ? bytes[index] & 0xff : -1;
        return b < 0 ? "the end" : b > ' ' && b < 0x7f ? "'" + (char) b + "'" : "byte " + b;
    }

    /** A fault at the index in the window. */
    Fault fault(Code code, String text, int index, Object... more) {
        var facts = new Object[more.length + 2];
        facts[0] = "offset";
        facts[1] = offset(index);
        System.arraycopy(more, 0, facts, 2, more.length);
        return new Fault(code, text, facts);
    }
}
