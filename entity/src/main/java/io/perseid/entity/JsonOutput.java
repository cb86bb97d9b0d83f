package io.perseid.entity;

import io.perseid.fault.Fault;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** JSON text as bytes, gathered in an array that is written to a stream when it is full. Not thread-safe. */
final class JsonOutput {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int FULL = 32 << 10;
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGHS = 0x8080_8080_8080_8080L;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);

    private final @Nullable OutputStream stream;
    private byte[] bytes;
    private int size;

    /** Output to a stream. */
    JsonOutput(OutputStream stream) {
        this.stream = stream;
        this.bytes = new byte[FULL * 2];
    }

    /** Output that stays in memory. */
    JsonOutput() {
        this.stream = null;
        this.bytes = new byte[256];
    }

    String text() {
        return new String(bytes, 0, size, StandardCharsets.UTF_8);
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    void raw(char c) {
        need(1);
        bytes[size++] = (byte) c;
    }

    /** Writes ASCII as it is. */
    @SuppressWarnings("deprecation") // the one way to copy the bytes of an ASCII string without making an array
    void raw(String ascii) {
        int length = ascii.length();
        need(length);
        ascii.getBytes(0, length, bytes, size);
        size += length;
    }

    void integer(long value) {
        if (value < 0) {
            raw(Long.toString(value));
            return;
        }
        need(20);
        int end = size + width(value);
        int at = end;
        long rest = value;
        do {
            long tenth = rest / 10;
            bytes[--at] = (byte) ('0' + (rest - tenth * 10));
            rest = tenth;
        } while (rest > 0);
        size = end;
    }

    private static int width(long value) {
        int width = 1;
        for (long bound = 10; width < 19 && value >= bound; bound *= 10) {
            width++;
        }
        return width;
    }

    /** Writes a string in quotes, escaped where JSON asks for it: eight bytes at a time, checked as they are copied. */
    void string(byte[] utf8, int from, int to) {
        need(to - from + 16);
        byte[] target = bytes;
        int end = size;
        int at = from;
        target[end++] = '"';
        while (at < to && at + 8 <= utf8.length) {
            long word = (long) LONG.get(utf8, at);
            LONG.set(target, end, word);
            int clean = Math.min(Long.numberOfTrailingZeros(escaped(word)) >>> 3, to - at);
            at += clean;
            end += clean;
            if (clean < 8) {
                break;
            }
        }
        size = end;
        if (at < to) {
            content(utf8, at, to);
        }
        raw('"');
    }

    /** The bytes of the word that must be escaped, by their highest bits; right up to the first one. */
    private static long escaped(long word) {
        long quote = word ^ (ONES * '"');
        long slash = word ^ (ONES * '\\');
        return (((quote - ONES) & ~quote) | ((slash - ONES) & ~slash) | ((word - ONES * ' ') & ~word)) & HIGHS;
    }

    /** Writes the content of a string, escaped where JSON asks for it. */
    void content(byte[] utf8, int from, int to) {
        int run = from;
        for (int at = from; at < to; at++) {
            byte b = utf8[at];
            if (b == '"' || b == '\\' || (b >= 0 && b < ' ')) {
                copy(utf8, run, at);
                escape(b);
                run = at + 1;
            }
        }
        copy(utf8, run, to);
    }

    private void copy(byte[] from, int start, int end) {
        need(end - start);
        System.arraycopy(from, start, bytes, size, end - start);
        size += end - start;
    }

    private void escape(byte b) {
        need(6);
        bytes[size++] = '\\';
        switch (b) {
            case '"', '\\' -> bytes[size++] = b;
            case '\n' -> bytes[size++] = 'n';
            case '\r' -> bytes[size++] = 'r';
            case '\t' -> bytes[size++] = 't';
            case '\b' -> bytes[size++] = 'b';
            case '\f' -> bytes[size++] = 'f';
            default -> {
                raw("u00");
                bytes[size++] = HEX[b >> 4];
                bytes[size++] = HEX[b & 0xf];
            }
        }
    }

    /** Hands all bytes on to the stream if there are many of them. */
    void drain() {
        if (size >= FULL) {
            flush();
        }
    }

    /** Hands all bytes on to the stream. */
    void flush() {
        if (stream == null) {
            return;
        }
        try {
            stream.write(bytes, 0, size);
            size = 0;
            if (bytes.length > FULL * 32) {
                bytes = new byte[FULL * 2];
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    void flushStream() {
        flush();
        try {
            if (stream != null) {
                stream.flush();
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static Fault failed(IOException cause) {
        return new Fault(EntityCode.JSON_STREAM_FAILED, cause, "the stream of JSON failed");
    }

    private void need(int more) {
        if (more > bytes.length - size) {
            long wanted = Math.max((long) size + more, bytes.length * 2L);
            if (wanted > Integer.MAX_VALUE - 16) {
                throw new Fault(EntityCode.VALUE_TOO_LARGE, "a value is too large", "bytes", wanted);
            }
            bytes = Arrays.copyOf(bytes, (int) wanted);
        }
    }
}
