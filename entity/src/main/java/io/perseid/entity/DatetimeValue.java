package io.perseid.entity;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;

/**
 * A moment in UTC to the nanosecond, from the year 1 to the year 9999.
 *
 * @param epochSecond seconds since 1970-01-01T00:00:00Z, rounded down
 * @param nano nanoseconds after that second, 0 to 999,999,999
 */
public record DatetimeValue(long epochSecond, int nano) implements Value {
    static final long MIN_SECOND = -62_135_596_800L;
    static final long MAX_SECOND = 253_402_300_799L;
    private static final BigInteger NANOS_PER_SECOND = BigInteger.valueOf(1_000_000_000);

    /**
     * A moment.
     *
     * @throws IllegalArgumentException if it is outside of the years 1 to 9999, or has a nanosecond outside of a second
     */
    public DatetimeValue {
        if (epochSecond < MIN_SECOND || epochSecond > MAX_SECOND || nano < 0 || nano > 999_999_999) {
            throw new IllegalArgumentException(
                    "a datetime outside of the years 1 to 9999 epochSecond=" + epochSecond + " nano=" + nano);
        }
    }

    /** The moment so many nanoseconds after (or, negative, before) 1970-01-01T00:00:00Z. */
    public static DatetimeValue ofNanos(BigInteger nanos) {
        BigInteger[] parts = nanos.divideAndRemainder(NANOS_PER_SECOND);
        boolean before = parts[1].signum() < 0;
        BigInteger second = before ? parts[0].subtract(BigInteger.ONE) : parts[0];
        BigInteger nano = before ? parts[1].add(NANOS_PER_SECOND) : parts[1];
        if (second.bitLength() >= Long.SIZE) {
            throw new IllegalArgumentException("a datetime outside of the years 1 to 9999 nanos=" + nanos);
        }
        return new DatetimeValue(second.longValue(), nano.intValue());
    }

    /** The moment as a value. */
    public static DatetimeValue of(Instant instant) {
        return new DatetimeValue(instant.getEpochSecond(), instant.getNano());
    }

    /** The moment that the text {@code 2015-01-02T03:04:05.123456789Z} names; empty if it isn't of that form. */
    public static Optional<DatetimeValue> parse(String text) {
        return Optional.ofNullable(IsoText.datetime(text));
    }

    /** Nanoseconds since 1970-01-01T00:00:00Z. */
    public BigInteger toNanos() {
        return BigInteger.valueOf(epochSecond).multiply(NANOS_PER_SECOND).add(BigInteger.valueOf(nano));
    }

    /** The moment as the JDK has it. */
    public Instant toInstant() {
        return Instant.ofEpochSecond(epochSecond, nano);
    }

    /** The moment as {@code 2015-01-02T03:04:05.12345Z}: as many digits after the point as it needs, none if whole. */
    @Override
    public String toString() {
        return IsoText.text(this);
    }
}
