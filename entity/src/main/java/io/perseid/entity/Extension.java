package io.perseid.entity;

import io.perseid.fault.Fault;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.UUID;

/** The extension types of the MessagePack form, but for tuples. */
final class Extension {
    private Extension() {}

    /** The width in bytes of the length in the shortest head for so many bytes; -1 if the head itself says the length. */
    static int width(long length) {
        boolean fixed = length == 1 || length == 2 || length == 4 || length == 8 || length == 16;
        return fixed ? -1 : length <= 0xff ? 1 : length <= 0xffff ? 2 : 4;
    }

    static Value decode(byte[] bytes, int type, int from, int to) {
        return switch (type) {
            case Msgpack.EXT_TIMESTAMP -> datetime(bytes, from, to);
            case Msgpack.EXT_INTEGER -> integer(bytes, from, to);
            case Msgpack.EXT_DECIMAL -> decimal(bytes, from, to);
            case Msgpack.EXT_DATE -> date(bytes, from, to);
            case Msgpack.EXT_UUID -> uuid(bytes, from, to);
            case Msgpack.EXT_NI -> ni(bytes, from, to);
            case Msgpack.EXT_URI -> new UriValue(Names.text(bytes, from, to));
            default -> throw new Fault(EntityCode.MSGPACK_MALFORMED, "an unknown type", "offset", from, "type", type);
        };
    }

    private static Value datetime(byte[] bytes, int from, int to) {
        long second;
        int nano;
        switch (to - from) {
            case 4 -> {
                second = (int) Msgpack.INT.get(bytes, from) & 0xffff_ffffL;
                nano = 0;
            }
            case 8 -> {
                long both = (long) Msgpack.LONG.get(bytes, from);
                second = both & 0x3_ffff_ffffL;
                nano = (int) (both >>> 34);
                canonical(nano != 0 || second >>> 32 != 0, from);
            }
            case 12 -> {
                nano = (int) Msgpack.INT.get(bytes, from);
                second = (long) Msgpack.LONG.get(bytes, from + 4);
                canonical(second >>> 34 != 0, from);
            }
            default -> throw wrong("datetime", from);
        }
        boolean known = second >= DatetimeValue.MIN_SECOND
                && second <= DatetimeValue.MAX_SECOND
                && nano >= 0
                && nano <= 999_999_999;
        if (!known) {
            throw wrong("datetime", from);
        }
        return new DatetimeValue(second, nano);
    }

    private static Value integer(byte[] bytes, int from, int to) {
        if (from == to) {
            throw wrong("integer", from);
        }
        var value = new BigInteger(bytes, from, to - from);
        boolean needed = value.bitLength() > (value.signum() > 0 ? 64 : 63);
        canonical(needed && value.bitLength() / 8 + 1 == to - from, from);
        return IntegerValue.of(value);
    }

    private static Value decimal(byte[] bytes, int from, int to) {
        if (to - from < 5) {
            throw wrong("decimal", from);
        }
        var unscaled = new BigInteger(bytes, from + 4, to - from - 4);
        canonical(unscaled.bitLength() / 8 + 1 == to - from - 4, from);
        return new DecimalValue(new BigDecimal(unscaled, (int) Msgpack.INT.get(bytes, from)));
    }

    private static Value date(byte[] bytes, int from, int to) {
        int day = to - from == 4 ? (int) Msgpack.INT.get(bytes, from) : Integer.MIN_VALUE;
        if (day < DatetimeValue.MIN_SECOND / 86_400 || day > DatetimeValue.MAX_SECOND / 86_400) {
            throw wrong("date", from);
        }
        return new DateValue(LocalDate.ofEpochDay(day));
    }

    private static Value uuid(byte[] bytes, int from, int to) {
        if (to - from != 16) {
            throw wrong("uuid", from);
        }
        return new UuidValue(new UUID((long) Msgpack.LONG.get(bytes, from), (long) Msgpack.LONG.get(bytes, from + 8)));
    }

    private static Value ni(byte[] bytes, int from, int to) {
        String text = Names.text(bytes, from, to);
        int colon = text.indexOf(':');
        return new NiValue(text.substring(0, Math.max(0, colon)), text.substring(colon + 1));
    }

    private static void canonical(boolean holds, int at) {
        if (!holds) {
            throw new Fault(EntityCode.MSGPACK_NOT_CANONICAL, "a longer form than needed", "offset", at);
        }
    }

    private static Fault wrong(String type, int at) {
        return new Fault(EntityCode.MSGPACK_MALFORMED, "not a value of its type", "offset", at, "type", type);
    }
}
