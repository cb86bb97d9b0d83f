package io.perseid.entity;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** Turns the numbers of JSON into integers, floats and decimals. */
final class JsonNumbers {
    /** How far the point of a decimal may be from its last digit: beyond that, plain arithmetic would eat the memory. */
    private static final int LARGEST_SCALE = 10_000;

    private static final int LONG_DIGITS = 18;
    private static final long EXACT = 1L << 53;
    private static final double[] POWERS_OF_TEN = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };
    private static final long[] POWERS_OF_TEN_AS_LONG = powersOfTen(LONG_DIGITS);

    private final JsonInput in;
    private final JsonForm form;
    private final NumberScan scan = new NumberScan();

    JsonNumbers(JsonInput in, JsonForm form) {
        this.in = in;
        this.form = form;
    }

    /** Writes the number that comes next. */
    void number(ValueWriter out) {
        int end = in.number();
        int wrong = scan.scan(in.bytes, in.token, end);
        if (wrong >= 0) {
            in.position = wrong;
            throw wrong == in.limit && wrong > in.token ? in.truncated() : in.unexpected("a value");
        }
        if (!scan.fraction) {
            if (scan.digitCount <= LONG_DIGITS) {
                out.integer(scan.signed());
            } else {
                out.integer(new BigInteger(text(end)));
            }
        } else if (!form.floatAsInt() || !writtenAsInteger(end, out)) {
            if (form.floatAsDecimal()) {
                decimal(end, out);
            } else {
                float64(end, out);
            }
        }
    }

    private void float64(int end, ValueWriter out) {
        double value = value(end);
        if (Double.isInfinite(value)) {
            decimal(end, out);
        } else {
            out.float64(value);
        }
    }

    /** The nearest float: by one exact operation where digits and power of ten are exact, else by the JDK. */
    private double value(int end) {
        int power = scan.power;
        if (scan.digitCount <= LONG_DIGITS && scan.digits <= EXACT && Math.abs(power) < POWERS_OF_TEN.length) {
            double digits = scan.negative ? -(double) scan.digits : scan.digits;
            return power < 0 ? digits / POWERS_OF_TEN[-power] : digits * POWERS_OF_TEN[power];
        }
        return Double.parseDouble(text(end));
    }

    private void decimal(int end, ValueWriter out) {
        if (Math.abs((long) scan.power) > LARGEST_SCALE) {
            throw in.fault(
                    EntityCode.JSON_NUMBER_OUT_OF_RANGE, "a number is out of range", in.token, "number", text(end));
        }
        if (scan.digitCount <= LONG_DIGITS) {
            out.decimal(scan.signed(), -scan.power);
        } else {
            out.decimal(new BigDecimal(text(end)));
        }
    }

    /** Writes the number as an integer if it is a whole one of 64 bits. */
    private boolean writtenAsInteger(int end, ValueWriter out) {
        double value = value(end);
        if (Math.abs(value) >= 0x1p63 || Math.abs((long) scan.power) > LARGEST_SCALE) {
            return false;
        }
        if (scan.digitCount <= LONG_DIGITS && scan.power <= 0 && -scan.power < POWERS_OF_TEN_AS_LONG.length) {
            long unit = POWERS_OF_TEN_AS_LONG[-scan.power];
            if (scan.digits % unit != 0) {
                return false;
            }
            out.integer(scan.signed() / unit);
            return true;
        }
        var exact = new BigDecimal(text(end)).stripTrailingZeros();
        if (exact.scale() > 0 || exact.toBigInteger().bitLength() >= Long.SIZE) {
            return false;
        }
        out.integer(exact.longValueExact());
        return true;
    }

    private String text(int end) {
        return new String(in.bytes, in.token, end - in.token, StandardCharsets.ISO_8859_1);
    }

    /** Writes the decimal that a tagged string holds; answers whether it is one. */
    static boolean writtenAsDecimal(byte[] bytes, int from, int to, ValueWriter out) {
        var scan = new NumberScan();
        if (scan.scan(bytes, from, to) >= 0 || Math.abs((long) scan.power) > LARGEST_SCALE) {
            return false;
        }
        if (scan.digitCount <= LONG_DIGITS) {
            out.decimal(scan.signed(), -scan.power);
        } else {
            out.decimal(new BigDecimal(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1)));
        }
        return true;
    }

    private static long[] powersOfTen(int highest) {
        long[] powers = new long[highest + 1];
        powers[0] = 1;
        for (int power = 1; power <= highest; power++) {
            powers[power] = powers[power - 1] * 10;
        }
        return powers;
    }
}
