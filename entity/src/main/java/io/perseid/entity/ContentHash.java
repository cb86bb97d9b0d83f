package io.perseid.entity;

import java.util.HexFormat;

/**
 * 128 bits that tell one content from another; {@code docs/formats/hash.md} says how they come about.
 *
 * <p>The order of keys in a dict doesn't matter. Made against chance, not against an adversary.
 */
public record ContentHash(long high, long low) {
    /**
     * The hash its text names.
     *
     * @throws IllegalArgumentException if the text is not 32 hex digits
     */
    public static ContentHash parse(String text) {
        if (text.length() != 32) {
            throw new IllegalArgumentException("a hash is 32 hex digits found=" + text);
        }
        return new ContentHash(HexFormat.fromHexDigitsToLong(text, 0, 16), HexFormat.fromHexDigitsToLong(text, 16, 32));
    }

    /** 32 hex digits, the high half first. */
    @Override
    public String toString() {
        var hex = HexFormat.of();
        return hex.toHexDigits(high) + hex.toHexDigits(low);
    }
}
