package io.perseid.entity;

import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Bytes; ordered like numbers without sign, the shorter first where one begins with the other. */
public final class BytesValue implements Value {
    private final byte[] bytes;

    /** A copy of the bytes. */
    public BytesValue(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    BytesValue(byte[] bytes, int start, int end) {
        this.bytes = Arrays.copyOfRange(bytes, start, end);
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** How many bytes there are. */
    public int length() {
        return bytes.length;
    }

    byte[] shared() {
        return bytes;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BytesValue that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The bytes in Base64. */
    @Override
    public String toString() {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
