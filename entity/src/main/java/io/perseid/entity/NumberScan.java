package io.perseid.entity;

/** What a number in the grammar of JSON is made of. */
final class NumberScan {
    /** Further away than any limit, and still safe to add a length to. */
    private static final int FAR = 1_000_000_000;

    boolean negative;

    /** Whether there is a point or an exponent. */
    boolean fraction;

    /** How many digits there are besides the exponent and zeros in front. */
    int digitCount;

    /** All these digits as a number, if there are no more than 18. */
    long digits;

    /** The power of ten to multiply {@link #digits} by. */
    int power;

    private byte[] bytes = {};
    private int at;
    private int end;

    /** Reads the number; answers -1, or the index of what doesn't belong there. */
    int scan(byte[] source, int from, int to) {
        bytes = source;
        at = from;
        end = to;
        digits = 0;
        digitCount = 0;
        power = 0;
        fraction = false;
        negative = at < end && bytes[at] == '-';
        if (negative) {
            at++;
        }
        int first = at;
        if (!digits() || (bytes[first] == '0' && at > first + 1)) {
            return first == at ? at : first + 1;
        }
        if (at < end && bytes[at] == '.') {
            fraction = true;
            int point = ++at;
            if (!digits()) {
                return at;
            }
            power = point - at;
        }
        if (at < end && (bytes[at] == 'e' || bytes[at] == 'E')) {
            fraction = true;
            at++;
            if (!exponent()) {
                return at;
            }
        }
        return at == end ? -1 : at;
    }

    /** The digits with their sign. */
    long signed() {
        return negative ? -digits : digits;
    }

    private boolean digits() {
        int start = at;
        while (at < end && isDigit(bytes[at])) {
            digits = digits * 10 + (bytes[at] - '0');
            if (digitCount > 0 || bytes[at] != '0') {
                digitCount++;
            }
            at++;
        }
        return at > start;
    }

    private boolean exponent() {
        boolean below = at < end && bytes[at] == '-';
        if (below || (at < end && bytes[at] == '+')) {
            at++;
        }
        int start = at;
        int value = 0;
        while (at < end && isDigit(bytes[at])) {
            value = Math.min(value * 10 + (bytes[at] - '0'), FAR / 10);
            at++;
        }
        power += below ? -value : value;
        return at > start;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
