package io.perseid.entity;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Values of all types from a seed, with a liking for edges and for meeting again. */
final class RandomValues {
    private static final String[] TEXTS = {
        "", "a", "b", "ab", "~", "~t2015-12-31", "~~", "ns:1", "æ", "\uffff", "\ud83e\uded0", "a\"\\\n", "\u0000"
    };
    private static final double[] FLOATS = {
        0.0,
        -0.0,
        1,
        0.1,
        -1.5,
        1e300,
        4.9e-324,
        9007199254740992.0,
        0x1p63,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY
    };
    private final Random random;

    RandomValues(long seed) {
        this.random = new Random(seed);
    }

    Value value() {
        return value(3);
    }

    private Value value(int depth) {
        return switch (random.nextInt(depth == 0 ? 12 : 15)) {
            case 0 -> NullValue.NULL;
            case 1 -> BooleanValue.of(random.nextBoolean());
            case 2 -> IntegerValue.of(integer());
            case 3 ->
                new FloatValue(random.nextBoolean() ? FLOATS[random.nextInt(FLOATS.length)] : random.nextGaussian());
            case 4 -> new DecimalValue(decimal());
            case 5 -> new DateValue(LocalDate.ofEpochDay(random.nextInt(-719_162, 2_932_897)));
            case 6 -> datetime();
            case 7 -> new UuidValue(new UUID(few(), few()));
            case 8 -> new NiValue(random.nextBoolean() ? "a" : "b", text());
            case 9 -> new UriValue(text());
            case 10 -> new StringValue(text());
            case 11 -> new BytesValue(bytes());
            case 12 -> ListValue.of(items(depth));
            case 13 -> TupleValue.of(items(depth));
            default -> dict(depth);
        };
    }

    DictValue dict() {
        return dict(3);
    }

    private DictValue dict(int depth) {
        var entries = new LinkedHashMap<String, Value>();
        int size = random.nextInt(10) == 0 ? 30 : random.nextInt(4);
        for (int i = 0; i < size; i++) {
            entries.put(size == 30 ? "name" + random.nextInt(40) : text(), value(depth - 1));
        }
        return DictValue.of(entries);
    }

    Entity entity() {
        var id = new EntityId(text());
        return random.nextInt(4) == 0 ? Entity.deleted(id, dict()) : Entity.of(id, dict());
    }

    private List<Value> items(int depth) {
        var items = new ArrayList<Value>();
        int size = random.nextInt(20) == 0 ? 20 : random.nextInt(3);
        for (int i = 0; i < size; i++) {
            items.add(value(depth - 1));
        }
        return items;
    }

    private long few() {
        return random.nextInt(3) == 0 ? random.nextLong() : random.nextInt(-1, 2);
    }

    private BigInteger integer() {
        BigInteger near = BigInteger.ONE.shiftLeft(random.nextInt(70)).add(BigInteger.valueOf(random.nextInt(3) - 1));
        return random.nextBoolean() ? near : near.negate();
    }

    private BigDecimal decimal() {
        return switch (random.nextInt(4)) {
            case 0 -> new BigDecimal(integer());
            case 1 -> new BigDecimal("0.1000000000000000055511151231257827021181583404541015625");
            case 2 -> new BigDecimal("1.50").setScale(random.nextInt(1, 6));
            default -> new BigDecimal(integer(), random.nextInt(-5, 30));
        };
    }

    private DatetimeValue datetime() {
        long second = switch (random.nextInt(3)) {
            case 0 -> LocalDate.ofEpochDay(random.nextInt(-719_162, 2_932_897)).toEpochDay() * 86_400;
            case 1 -> random.nextLong(1L << 35);
            default -> random.nextLong(DatetimeValue.MIN_SECOND, DatetimeValue.MAX_SECOND);
        };
        return new DatetimeValue(second, random.nextBoolean() ? 0 : random.nextInt(1_000_000_000));
    }

    String text() {
        if (random.nextInt(3) > 0) {
            return TEXTS[random.nextInt(TEXTS.length)];
        }
        var text = new StringBuilder();
        int length = random.nextInt(8) == 0 ? random.nextInt(70_000) : random.nextInt(40);
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(
                    random.nextInt(30) == 0 ? random.nextInt(0x10000, 0x11000) : random.nextInt(0x20, 0x180));
        }
        return text.toString();
    }

    private byte[] bytes() {
        var bytes = new byte[random.nextInt(20) == 0 ? random.nextInt(70_000) : random.nextInt(5)];
        random.nextBytes(bytes);
        return bytes;
    }
}
