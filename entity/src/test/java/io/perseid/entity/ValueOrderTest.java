package io.perseid.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ValueOrderTest {
    @Test
    void typesStandInTheOrderThatTheSpecificationNames() {
        List<Value> inOrder = List.of(
                NullValue.NULL,
                BooleanValue.FALSE,
                BooleanValue.TRUE,
                IntegerValue.of(5),
                new DateValue(LocalDate.of(2015, 1, 2)),
                new UuidValue(new UUID(0, 0)),
                new NiValue("z", "z"),
                new UriValue("z"),
                new StringValue("a"),
                ListValue.EMPTY,
                DictValue.EMPTY,
                TupleValue.EMPTY,
                new BytesValue(new byte[0]));
        var shuffled = new ArrayList<>(inOrder);
        Collections.shuffle(shuffled, new Random(1));
        Collections.sort(shuffled);
        assertThat(shuffled).isEqualTo(inOrder);
    }

    @Test
    void numbersOfAllTypesAreComparedExactly() {
        assertAscending(
                new FloatValue(Double.NEGATIVE_INFINITY),
                DecimalValue.of("-1e400"),
                new FloatValue(-1e300),
                IntegerValue.of(-1),
                new FloatValue(-0.5),
                IntegerValue.of(0),
                DecimalValue.of("0.1"),
                new FloatValue(0.1), // a little more than a tenth
                DecimalValue.of("0.1000000000000000055511151231257827021181583404541015626"),
                IntegerValue.of(9_007_199_254_740_992L),
                IntegerValue.of(9_007_199_254_740_993L), // as a float the same as the one before
                new FloatValue(0x1p63),
                IntegerValue.of(BigInteger.ONE.shiftLeft(63).add(BigInteger.ONE)),
                new FloatValue(1e300),
                IntegerValue.of(BigInteger.TEN.pow(301)),
                DecimalValue.of("1e400"),
                new FloatValue(Double.POSITIVE_INFINITY),
                new FloatValue(Double.NaN));
    }

    @Test
    void oneIsOneInEachTypeButThreeValues() {
        Value integer = IntegerValue.of(1);
        Value floating = new FloatValue(1);
        Value decimal = new DecimalValue(new BigDecimal("1.00"));
        assertThat(integer.compareTo(floating)).isZero();
        assertThat(floating.compareTo(decimal)).isZero();
        assertThat(integer).isNotEqualTo(floating).isNotEqualTo(decimal);
        assertThat(decimal).isEqualTo(DecimalValue.of("1")).hasSameHashCodeAs(DecimalValue.of("1"));
    }

    @Test
    void aDateComesJustBeforeItsMidnight() {
        var date = new DateValue(LocalDate.of(2015, 1, 2));
        assertAscending(
                DatetimeValue.parse("2015-01-01T23:59:59.999999999Z").orElseThrow(),
                date,
                DatetimeValue.parse("2015-01-02T00:00:00Z").orElseThrow(),
                DatetimeValue.parse("2015-01-02T00:00:00.000000001Z").orElseThrow(),
                new DateValue(LocalDate.of(2015, 1, 3)));
    }

    @Test
    void stringsAreComparedByCodePointAndNotByUtf16() {
        assertAscending(
                new StringValue(""),
                new StringValue("a"),
                new StringValue("ab"),
                new StringValue("b"),
                new StringValue("\uffff"),
                new StringValue("\ud83e\uded0"));
    }

    @Test
    void dictsAreComparedByTheirNamesBeforeTheirValues() {
        assertAscending(
                DictValue.EMPTY,
                DictValue.of("a", IntegerValue.of(9)),
                DictValue.of(Map.of("a", IntegerValue.of(1), "b", IntegerValue.of(1))),
                DictValue.of(Map.of("b", IntegerValue.of(2), "a", IntegerValue.of(1))),
                DictValue.of("b", IntegerValue.of(0)));
    }

    @Test
    void uuidsAreComparedWithoutSign() {
        assertAscending(
                new UuidValue(new UUID(0, 1)),
                new UuidValue(new UUID(0, -1)),
                new UuidValue(new UUID(1, 0)),
                new UuidValue(new UUID(-1, 0)));
    }

    private static void assertAscending(Value... values) {
        for (int i = 0; i < values.length; i++) {
            for (int k = 0; k < values.length; k++) {
                assertThat(Integer.signum(values[i].compareTo(values[k])))
                        .as("%s against %s", values[i], values[k])
                        .isEqualTo(Integer.compare(i, k));
            }
        }
    }

    /** The laws of a total order on random values, which often meet. The repetition is the seed. */
    @RepeatedTest(50)
    void theOrderIsTotal(RepetitionInfo repetition) {
        var random = new RandomValues(repetition.getCurrentRepetition());
        var values = new ArrayList<Value>();
        for (int i = 0; i < 40; i++) {
            values.add(random.value());
        }
        for (Value a : values) {
            for (Value b : values) {
                int ab = Integer.signum(a.compareTo(b));
                assertThat(Integer.signum(b.compareTo(a))).isEqualTo(-ab);
                if (a.equals(b)) {
                    assertThat(ab).isZero();
                    assertThat(a).hasSameHashCodeAs(b);
                }
                for (Value c : values) {
                    if (ab <= 0 && b.compareTo(c) <= 0) {
                        assertThat(a.compareTo(c)).as("%s, %s, %s", a, b, c).isLessThanOrEqualTo(0);
                    }
                }
            }
        }
    }
}
