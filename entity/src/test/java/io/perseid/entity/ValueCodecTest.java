package io.perseid.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.perseid.fault.Fault;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ValueCodecTest {
    private static final HexFormat HEX = HexFormat.of();

    @Test
    void eachTypeHasTheFormThatTheSpecificationShows() {
        assertForm(NullValue.NULL, "c0");
        assertForm(BooleanValue.TRUE, "c3");
        assertForm(IntegerValue.of(-32), "e0");
        assertForm(IntegerValue.of(-33), "d0df");
        assertForm(IntegerValue.of(127), "7f");
        assertForm(IntegerValue.of(128), "cc80");
        assertForm(IntegerValue.of(256), "cd0100");
        assertForm(IntegerValue.of(65_536), "ce00010000");
        assertForm(IntegerValue.of(4_294_967_296L), "cf0000000100000000");
        assertForm(IntegerValue.of(Long.MIN_VALUE), "d38000000000000000");
        assertForm(IntegerValue.of(new BigInteger("18446744073709551615")), "cfffffffffffffffff");
        assertForm(IntegerValue.of(new BigInteger("18446744073709551616")), "c70901010000000000000000");
        assertForm(IntegerValue.of(new BigInteger("-9223372036854775809")), "c70901ff7fffffffffffffff");
        assertForm(new FloatValue(1.5), "cb3ff8000000000000");
        assertForm(new DecimalValue(new BigDecimal("12.50")), "c70602" + "00000002" + "04e2");
        assertForm(new DateValue(LocalDate.of(1970, 1, 2)), "d60300000001");
        assertForm(new DatetimeValue(1, 0), "d6ff00000001");
        assertForm(new DatetimeValue(1, 1), "d7ff0000000400000001");
        assertForm(new DatetimeValue(-1, 999_999_999), "c70cff3b9ac9ffffffffffffffffff");
        assertForm(new UuidValue(new UUID(1, 2)), "d80400000000000000010000000000000002");
        assertForm(new NiValue("a", "b"), "c70305613a62");
        assertForm(new UriValue("u"), "d40675");
        assertForm(new StringValue("å"), "a2c3a5");
        assertForm(new BytesValue(new byte[] {1}), "c40101");
        assertForm(ListValue.of(IntegerValue.of(1), NullValue.NULL), "9201c0");
        assertForm(DictValue.of("a", IntegerValue.of(1)), "81a16101");
        assertForm(TupleValue.of(IntegerValue.of(1)), "d5079101");
    }

    private static void assertForm(Value value, String hex) {
        var writer = new ValueWriter();
        writer.value(value);
        assertThat(HEX.formatHex(writer.toBytes())).isEqualTo(hex);
        assertThat(new ValueReader(HEX.parseHex(hex)).value()).isEqualTo(value);
    }

    @Test
    void theShortestHeadIsTakenAtEachEdge() {
        for (int length : List.of(0, 15, 16, 31, 32, 255, 256, 65_535, 65_536)) {
            assertRoundTrip(new StringValue("x".repeat(length)));
            assertRoundTrip(new UriValue("x".repeat(length)));
            assertRoundTrip(new BytesValue(new byte[length]));
            assertRoundTrip(ListValue.of(new ArrayList<>(java.util.Collections.nCopies(length, NullValue.NULL))));
        }
    }

    /** Any value comes back as it was, and takes as many bytes as a skip steps over. The repetition is the seed. */
    @RepeatedTest(200)
    void anyValueComesBackAsItWas(RepetitionInfo repetition) {
        var random = new RandomValues(repetition.getCurrentRepetition());
        for (int i = 0; i < 20; i++) {
            assertRoundTrip(random.value());
        }
    }

    private static void assertRoundTrip(Value value) {
        var writer = new ValueWriter(16);
        writer.value(value);
        writer.nil();
        var reader = new ValueReader(writer.toBytes());
        assertThat(reader.value()).isEqualTo(value).hasSameHashCodeAs(value);
        assertThat(reader.position()).isEqualTo(writer.size() - 1);
        var skipping = new ValueReader(writer.buffer(), 0, writer.size());
        skipping.skip();
        assertThat(skipping.position()).isEqualTo(writer.size() - 1);
    }

    @Test
    void aLongerFormThanNeededIsRefused() {
        for (String hex : List.of(
                "cc7f",
                "cd00ff",
                "ce0000ffff",
                "cf00000000ffffffff",
                "d0e0",
                "d1ff80",
                "d2ffff8000",
                "d3ffffffff80000000",
                "d90161",
                "da000161",
                "db0000000161",
                "c5000101",
                "dc000101",
                "de0001a16101",
                "c7010675",
                "c80002067575",
                "d7ff0000000000000001",
                "c70cff000000000000000000000001",
                "c702010001",
                "c7060200000000" + "0001")) {
            assertThatThrownBy(() -> new ValueReader(HEX.parseHex(hex)).value())
                    .as(hex)
                    .isInstanceOfSatisfying(
                            Fault.class, fault -> assertThat(fault.code()).isEqualTo(EntityCode.MSGPACK_NOT_CANONICAL));
        }
    }

    @Test
    void bytesThatAreNoValueAreRefusedWithTheirOffset() {
        for (String hex : List.of("c1", "ca3f800000", "a1ff", "d401" + "00", "c70009", "d60380000000")) {
            Throwable fault = catchThrowable(() -> new ValueReader(HEX.parseHex(hex)).value());
            assertThat(fault).as(hex).isInstanceOf(Fault.class).hasMessageContaining("offset=");
        }
    }

    @Test
    void aHeadThatPromisesMoreThanThereIsCostsNoMemory() {
        for (String hex :
                List.of("ddffffffff", "dfffffffff", "dbffffffff", "c6ffffffff", "c9ffffffff07", "dd7fffffff01")) {
            byte[] bytes = HEX.parseHex(hex);
            assertThatThrownBy(() -> new ValueReader(bytes).value()).as(hex).isInstanceOf(Fault.class);
            assertThatThrownBy(() -> new ValueReader(bytes).skip()).as(hex).isInstanceOf(Fault.class);
        }
    }

    @Test
    void nestingBeyondTheLimitIsRefusedAndNotAStackOverflow() {
        var bytes = new byte[1_000_000];
        Arrays.fill(bytes, (byte) 0x91);
        assertThatThrownBy(() -> new ValueReader(bytes).value())
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo(EntityCode.MSGPACK_TOO_DEEP));
        Value deep = NullValue.NULL;
        for (int i = 0; i < 5_000; i++) {
            deep = ListValue.of(deep);
        }
        Value tooDeep = deep;
        assertThatThrownBy(() -> new ValueWriter().value(tooDeep))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo(EntityCode.VALUE_TOO_DEEP));
    }

    @Test
    void aTextWithHalfAPairIsRefusedRatherThanChanged() {
        for (Value value : List.of(new StringValue("a\ud800"), new UriValue("\udc00"), new NiValue("a", "\ud800b"))) {
            assertThatThrownBy(() -> new ValueWriter().value(value))
                    .isInstanceOfSatisfying(
                            Fault.class, fault -> assertThat(fault.code()).isEqualTo(EntityCode.STRING_LONE_SURROGATE));
        }
    }

    /** Cut short or with bytes changed, an encoding gives a value or a fault and nothing else. */
    @RepeatedTest(300)
    void damagedBytesGiveAFaultOrAValue(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var writer = new ValueWriter();
        writer.value(new RandomValues(repetition.getCurrentRepetition()).dict());
        byte[] bytes = Arrays.copyOf(writer.buffer(), Math.min(writer.size(), 2_000));
        for (int i = 0; i < 50; i++) {
            byte[] damaged =
                    Arrays.copyOf(bytes, random.nextBoolean() ? bytes.length : random.nextInt(bytes.length + 1));
            for (int flips = random.nextInt(4); flips > 0 && damaged.length > 0; flips--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            Throwable thrown = catchThrowable(() -> useAll(damaged));
            assertThat(thrown)
                    .satisfiesAnyOf(
                            none -> assertThat(none).isNull(),
                            fault -> assertThat(fault).isInstanceOf(Fault.class));
        }
    }

    private static void useAll(byte[] bytes) {
        Value value = new ValueReader(bytes).value();
        assertThat(value.compareTo(new ValueReader(bytes).value())).isZero();
        assertThat(value.toString()).isNotNull();
        DictValue dict = DictValue.encoded(bytes, 0, bytes.length);
        dict.names().forEach(dict::get);
        assertThat(Json.write(dict, JsonForm.COMPATIBLE)).startsWith("{");
        assertThat(Entity.of(new EntityId("x"), dict).hash()).isNotNull();
    }
}
