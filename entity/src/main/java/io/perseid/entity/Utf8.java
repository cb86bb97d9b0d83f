package io.perseid.entity;

import io.perseid.fault.Fault;
import java.nio.charset.StandardCharsets;

/** UTF-8 without forgiveness: nothing is ever replaced. */
final class Utf8 {
    private Utf8() {}

    /** The bytes of a text; a fault if it holds half of a surrogate pair. */
    static byte[] encode(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    throw new Fault(
                            EntityCode.STRING_LONE_SURROGATE, "half of a surrogate pair in a string", "index", i);
                }
                i++;
            }
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The index of the first byte that doesn't fit, or -1 if all do. */
    static int firstWrong(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to) {
            int b = bytes[i];
            if (b >= 0) {
                i++;
                continue;
            }
            int length = sequenceLength(bytes, i, to);
            if (length == 0) {
                return i;
            }
            i += length;
        }
        return -1;
    }

    /** The length of the well-formed sequence of two to four bytes at the index, or 0. */
    private static int sequenceLength(byte[] bytes, int i, int to) {
        int first = bytes[i] & 0xff;
        int length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
        if (length == 0 || i + length > to) {
            return 0;
        }
        for (int k = 1; k < length; k++) {
            if ((bytes[i + k] & 0xc0) != 0x80) {
                return 0;
            }
        }
        int second = bytes[i + 1] & 0xff;
        boolean wrong = (first == 0xe0 && second < 0xa0) // longer than needed
                || (first == 0xed && second >= 0xa0) // half of a surrogate pair
                || (first == 0xf0 && second < 0x90) // longer than needed
                || (first == 0xf4 && second >= 0x90); // beyond the last code point
        return wrong ? 0 : length;
    }
}
