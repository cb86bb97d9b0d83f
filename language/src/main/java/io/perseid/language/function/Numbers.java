package io.perseid.language.function;

import io.perseid.entity.DecimalValue;
import io.perseid.entity.FloatValue;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.NullValue;
import io.perseid.entity.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Arithmetic on integers, floats and decimals. Integers give integers where the result is whole; a decimal among the
 * two gives a decimal; else a float does.
 */
final class Numbers {
    private static final MathContext PRECISION = MathContext.DECIMAL128;
    private static final int MOST_BITS = 1 << 20;

    private Numbers() {}

    static boolean isNumber(Value value) {
        return value instanceof IntegerValue || value instanceof FloatValue || value instanceof DecimalValue;
    }

    private static boolean hasDecimal(Value a, Value b) {
        return (a instanceof DecimalValue || b instanceof DecimalValue) && isFinite(a) && isFinite(b);
    }

    private static boolean isFinite(Value value) {
        return !(value instanceof FloatValue(double number)) || Double.isFinite(number);
    }

    static double toDouble(Value value) {
        return switch (value) {
            case IntegerValue number ->
                number.isLong() ? number.longValue() : number.bigValue().doubleValue();
            case FloatValue(double number) -> number;
            case DecimalValue(BigDecimal number) -> number.doubleValue();
            default -> Double.NaN;
        };
    }

    /** The number in decimal digits: for a float the fewest that name it. */
    static BigDecimal toDecimal(Value value) {
        return switch (value) {
            case IntegerValue number -> new BigDecimal(number.bigValue());
            case FloatValue(double number) -> new BigDecimal(Double.toString(number));
            case DecimalValue(BigDecimal number) -> number;
            default -> BigDecimal.ZERO;
        };
    }

    static Value add(Value a, Value b) {
        if (a instanceof IntegerValue x && b instanceof IntegerValue y) {
            if (x.isLong() && y.isLong()) {
                long sum = x.longValue() + y.longValue();
                if (((x.longValue() ^ sum) & (y.longValue() ^ sum)) >= 0) {
                    return IntegerValue.of(sum);
                }
            }
            return IntegerValue.of(x.bigValue().add(y.bigValue()));
        }
        return hasDecimal(a, b)
                ? new DecimalValue(toDecimal(a).add(toDecimal(b)))
                : new FloatValue(toDouble(a) + toDouble(b));
    }

    static Value subtract(Value a, Value b) {
        if (a instanceof IntegerValue x && b instanceof IntegerValue y) {
            return IntegerValue.of(x.bigValue().subtract(y.bigValue()));
        }
        return hasDecimal(a, b)
                ? new DecimalValue(toDecimal(a).subtract(toDecimal(b)))
                : new FloatValue(toDouble(a) - toDouble(b));
    }

    static Value multiply(Value a, Value b) {
        if (a instanceof IntegerValue x && b instanceof IntegerValue y) {
            BigInteger left = x.bigValue();
            BigInteger right = y.bigValue();
            return left.bitLength() + right.bitLength() > MOST_BITS
                    ? new FloatValue(left.doubleValue() * right.doubleValue())
                    : IntegerValue.of(left.multiply(right));
        }
        return hasDecimal(a, b)
                ? new DecimalValue(toDecimal(a)
                        .multiply(toDecimal(b), MathContext.UNLIMITED)
                        .round(big(a, b)))
                : new FloatValue(toDouble(a) * toDouble(b));
    }

    /** Exact for numbers of usual length; of long ones only the precision is bounded, so that work is too. */
    private static MathContext big(Value a, Value b) {
        return toDecimal(a).precision() + toDecimal(b).precision() > 10_000 ? PRECISION : MathContext.UNLIMITED;
    }

    /** Null if b is 0. */
    static Value divide(Value a, Value b) {
        if (toDouble(b) == 0 && isZero(b)) {
            return NullValue.NULL;
        }
        if (a instanceof IntegerValue x && b instanceof IntegerValue y) {
            BigInteger[] parts = x.bigValue().divideAndRemainder(y.bigValue());
            return parts[1].signum() == 0
                    ? IntegerValue.of(parts[0])
                    : new FloatValue(new BigDecimal(x.bigValue())
                            .divide(new BigDecimal(y.bigValue()), PRECISION)
                            .doubleValue());
        }
        return hasDecimal(a, b)
                ? new DecimalValue(toDecimal(a).divide(toDecimal(b), PRECISION))
                : new FloatValue(toDouble(a) / toDouble(b));
    }

    /** The rest of a division that rounds down, so that it has the sign of b; null if b is 0. */
    static Value mod(Value a, Value b) {
        if (isZero(b)) {
            return NullValue.NULL;
        }
        if (a instanceof IntegerValue x && b instanceof IntegerValue y) {
            BigInteger rest = x.bigValue().remainder(y.bigValue());
            return IntegerValue.of(rest.signum() * y.bigValue().signum() < 0 ? rest.add(y.bigValue()) : rest);
        }
        if (hasDecimal(a, b)) {
            BigDecimal rest = toDecimal(a).remainder(toDecimal(b));
            return new DecimalValue(rest.signum() * toDecimal(b).signum() < 0 ? rest.add(toDecimal(b)) : rest);
        }
        double rest = toDouble(a) % toDouble(b);
        return new FloatValue(rest != 0 && (rest < 0) != (toDouble(b) < 0) ? rest + toDouble(b) : rest);
    }

    /** Whole powers of integers are exact up to a million bits; null where there is no number. */
    static Value pow(Value a, Value b) {
        if (a instanceof IntegerValue x && b instanceof IntegerValue y && y.isLong() && y.longValue() >= 0) {
            if (x.bigValue().bitLength() * Math.min(y.longValue(), MOST_BITS) <= MOST_BITS
                    && y.longValue() <= MOST_BITS) {
                return IntegerValue.of(x.bigValue().pow((int) y.longValue()));
            }
        } else if (a instanceof DecimalValue(BigDecimal base)
                && b instanceof IntegerValue y
                && y.isLong()
                && Math.abs(y.longValue()) <= 999
                && base.signum() != 0) {
            return new DecimalValue(base.pow((int) y.longValue(), PRECISION));
        }
        double power = Math.pow(toDouble(a), toDouble(b));
        return Double.isFinite(power) ? new FloatValue(power) : NullValue.NULL;
    }

    private static boolean isZero(Value value) {
        return switch (value) {
            case IntegerValue number -> number.bigValue().signum() == 0;
            case FloatValue(double number) -> number == 0;
            case DecimalValue(BigDecimal number) -> number.signum() == 0;
            default -> false;
        };
    }

    /** Rounds to so many digits after the point; an integer where that is none. Java's null for other values. */
    static @Nullable Value round(Value value, @Nullable Integer digits, RoundingMode mode) {
        if (!isNumber(value) || !isFinite(value)) {
            return null;
        }
        int scale = digits == null ? 0 : Math.clamp(digits, -400, 400);
        if (value instanceof IntegerValue number && scale >= 0) {
            return number;
        }
        if (toDecimal(value).scale() < -400) {
            return value;
        }
        BigDecimal rounded = toDecimal(value).setScale(scale, mode);
        if (scale == 0 || value instanceof IntegerValue) {
            return IntegerValue.of(rounded.toBigInteger());
        }
        return value instanceof FloatValue ? new FloatValue(rounded.doubleValue()) : new DecimalValue(rounded);
    }
}
