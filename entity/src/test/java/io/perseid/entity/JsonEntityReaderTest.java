package io.perseid.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.perseid.fault.Fault;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class JsonEntityReaderTest {
    @Test
    void anArrayAndASingleObjectAreRead() {
        assertThat(read("[]")).isEmpty();
        assertThat(read(" [ {\"_id\":\"1\"} , {\"_id\":\"2\"} ] ")).hasSize(2);
        assertThat(read("{\"_id\":\"1\",\"a\":1}")).singleElement().satisfies(sourced -> {
            assertThat(sourced.entity().id()).isEqualTo(new EntityId("1"));
            assertThat(sourced.entity().properties()).isEqualTo(DictValue.of("a", IntegerValue.of(1)));
            assertThat(sourced.updated()).isEqualTo(NullValue.NULL);
        });
    }

    @Test
    void ofTheReservedMembersThreeAreTakenAndTheOthersDropped() {
        Sourced sourced =
                read("{\"a\":1,\"_x\":[2],\"_updated\":\"2024\",\"_ts\":3,\"_deleted\":true,\"_id\":\"1\",\"$ids\":[]}")
                        .getFirst();
        assertThat(sourced.entity().isDeleted()).isTrue();
        assertThat(sourced.updated()).isEqualTo(new StringValue("2024"));
        assertThat(sourced.entity().properties().names()).containsExactly("a", "$ids");
    }

    @Test
    void onlyTrueMeansDeleted() {
        for (String notTrue : List.of("false", "null", "\"true\"", "1", "[true]")) {
            assertThat(read("{\"_id\":\"1\",\"_deleted\":" + notTrue + "}")
                            .getFirst()
                            .entity()
                            .isDeleted())
                    .as(notTrue)
                    .isFalse();
        }
    }

    @Test
    void anIdIsAlwaysAStringAndNeverTagged() {
        assertThat(read("{\"_id\":\"~t2015-12-31\"}").getFirst().entity().id()).hasToString("~t2015-12-31");
        assertFault("{\"_id\":1}", EntityCode.ENTITY_ID_NOT_A_STRING, 7);
        assertFault("[{\"_id\":\"1\"},{\"a\":1}]", EntityCode.ENTITY_WITHOUT_ID, 13);
    }

    @Test
    void whatIsNoEntityIsRefusedWithItsOffset() {
        assertFault("[1]", EntityCode.JSON_NOT_AN_ENTITY, 1);
        assertFault("\"x\"", EntityCode.JSON_NOT_AN_ENTITY, 0);
        assertFault("", EntityCode.JSON_TRUNCATED, 0);
        assertFault("[{\"_id\":\"1\"}", EntityCode.JSON_TRUNCATED, 12);
        assertFault("[{\"_id\":\"1\"},]", EntityCode.JSON_NOT_AN_ENTITY, 13);
        assertFault("[{\"_id\":\"1\"} {\"_id\":\"2\"}]", EntityCode.JSON_MALFORMED, 13);
        assertFault("[,{\"_id\":\"1\"}]", EntityCode.JSON_NOT_AN_ENTITY, 1);
        assertFault("[{\"_id\":\"1\"}] []", EntityCode.JSON_MALFORMED, 14);
        assertFault("{\"_id\":\"1\"}{\"_id\":\"2\"}", EntityCode.JSON_MALFORMED, 11);
    }

    @Test
    void aNameThatComesTwiceIsRefusedEvenWhereItIsReserved() {
        assertFault("{\"_id\":\"1\",\"a\":1,\"a\":2}", EntityCode.JSON_DUPLICATE_KEY, 17);
        assertFault("{\"_id\":\"1\",\"a\":1,\"_id\":\"2\"}", EntityCode.JSON_DUPLICATE_KEY, 17);
        assertFault("{\"_x\":\"1\",\"a\":1,\"_x\":\"2\"}", EntityCode.JSON_DUPLICATE_KEY, 16);
        assertThat(read("{\"_x\":1,\"_id\":\"1\",\"_y\":2,\"x\":3,\"_z\":4,\"y\":5}")
                        .getFirst()
                        .entity()
                        .properties())
                .hasToString("{x=3, y=5}");
    }

    @Test
    void aHundredThousandNamesAreCheckedInNoTime() {
        var json = new StringBuilder("{\"_id\":\"1\"");
        for (int i = 0; i < 100_000; i++) {
            json.append(",\"n").append(i).append("\":").append(i);
        }
        String fine = json + "}";
        assertThat(read(fine).getFirst().entity().properties().get("n99999")).isEqualTo(IntegerValue.of(99_999));
        assertFault(json + ",\"n5\":0}", EntityCode.JSON_DUPLICATE_KEY, json.length() + 1);
    }

    @Test
    void nestingBeyondTheLimitIsRefused() {
        String deep = "{\"_id\":\"1\",\"a\":" + "[".repeat(499) + "]".repeat(499) + "}";
        assertThat(read(deep)).hasSize(1);
        assertFault("{\"_id\":\"1\",\"a\":" + "[".repeat(100_000), EntityCode.JSON_TOO_DEEP, 15 + 499);
        assertFault("{\"_id\":\"1\",\"a\":" + "{\"a\":".repeat(100_000), EntityCode.JSON_TOO_DEEP, 15 + 499 * 5);
    }

    @Test
    void aStringWithoutEndIsRefusedBeforeItFillsTheMemory() {
        var endless = new Endless("{\"_id\":\"1\",\"a\":\"", 'x');
        assertFault(endless, EntityCode.JSON_STRING_TOO_LONG, 16);
        assertThat(endless.given).isLessThan(80 << 20);
    }

    @Test
    void anEntityWithoutEndIsRefusedBeforeItFillsTheMemory() {
        assertFault(new Endless("[{\"_id\":\"1\",\"a\":1", ' '), EntityCode.JSON_ENTITY_TOO_LARGE, -1);
        assertFault(new Endless("[{\"_id\":\"1\"}", '\n'), EntityCode.JSON_ENTITY_TOO_LARGE, -1);
        assertFault(new Endless("[{\"_id\":\"1\"}]", '\n'), EntityCode.JSON_ENTITY_TOO_LARGE, -1);
    }

    @Test
    void aNumberWithoutEndIsRefused() {
        assertFault(new Endless("{\"_id\":\"1\",\"a\":", '7'), EntityCode.JSON_NUMBER_TOO_LONG, 15);
        assertFault("{\"_id\":\"1\",\"a\":" + "7".repeat(1_001) + "}", EntityCode.JSON_NUMBER_TOO_LONG, 15);
        assertThat(read("{\"_id\":\"1\",\"a\":" + "7".repeat(1_000) + "}")).hasSize(1);
    }

    @Test
    void tokensOfExactlyTheLimitAreReadHoweverTheLimitsLieToEachOther() {
        var limits = new JsonLimits(10, 100_000, 70_000, 1_000_000);
        JsonForm form = JsonForm.COMPATIBLE.withLimits(limits);
        for (String token : List.of("7".repeat(100_000), "\"" + "x".repeat(70_000) + "\"")) {
            String json = "{\"_id\":\"1\",\"a\":" + token + "}";
            var pieces = new Pieces(json.getBytes(StandardCharsets.UTF_8), new Random(1));
            try (var reader = JsonEntityReader.open(pieces, form)) {
                Value read = reader.next().orElseThrow().entity().properties().get("a");
                assertThat(Json.write(read, form)).isEqualTo(token);
            }
        }
    }

    @Test
    void aStreamThatFailsIsAFaultOfAnotherSystem() {
        var broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("reset (injected)");
            }

            @Override
            public int read(byte[] target, int from, int length) throws IOException {
                return read();
            }
        };
        assertThatThrownBy(
                        () -> JsonEntityReader.open(broken, JsonForm.COMPATIBLE).next())
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo(EntityCode.JSON_STREAM_FAILED))
                .hasRootCauseMessage("reset (injected)");
    }

    /** Entities written and read in pieces of any size come back as they were. The repetition is the seed. */
    @RepeatedTest(100)
    void whatTheWriterWritesTheReaderReads(RepetitionInfo repetition) {
        var values = new RandomValues(repetition.getCurrentRepetition());
        var written = new ArrayList<Entity>();
        var bytes = new ByteArrayOutputStream();
        try (var writer = JsonEntityWriter.open(bytes, JsonForm.ESCAPED)) {
            for (int i = 0; i < 20; i++) {
                Entity entity = values.entity();
                writer.write(entity);
                written.add(asJsonHasIt(entity));
            }
        }
        var pieces = new Pieces(bytes.toByteArray(), new Random(repetition.getCurrentRepetition()));
        var read = new ArrayList<Entity>();
        try (var reader = JsonEntityReader.open(pieces, JsonForm.ESCAPED)) {
            for (Optional<Sourced> next = reader.next(); next.isPresent(); next = reader.next()) {
                read.add(next.get().entity());
            }
        }
        assertThat(read).isEqualTo(written);
        for (int i = 0; i < read.size(); i++) {
            assertThat(read.get(i).hash()).isEqualTo(written.get(i).hash());
        }
    }

    /** The two losses of JSON: floats that aren't numbers are null, tuples are lists. Reserved names are dropped. */
    private static Entity asJsonHasIt(Entity entity) {
        return entity.withProperties((DictValue) asJsonHasIt(entity.properties()));
    }

    private static Value asJsonHasIt(Value value) {
        return switch (value) {
            case FloatValue(double number) when !Double.isFinite(number) -> NullValue.NULL;
            case TupleValue tuple -> asJsonHasIt(ListValue.of(tuple.items()));
            case ListValue list ->
                ListValue.of(list.items().stream()
                        .map(JsonEntityReaderTest::asJsonHasIt)
                        .toList());
            case DictValue dict -> {
                var builder = new DictBuilder();
                dict.forEach((name, member) -> builder.put(name, asJsonHasIt(member)));
                yield builder.build();
            }
            case Value other -> other;
        };
    }

    /** Cut short or with bytes changed, JSON gives entities or a fault and nothing else. */
    @RepeatedTest(300)
    void damagedJsonGivesAFaultOrEntities(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var bytes = new ByteArrayOutputStream();
        try (var writer = JsonEntityWriter.open(bytes, JsonForm.COMPATIBLE)) {
            writer.write(new RandomValues(repetition.getCurrentRepetition()).entity());
        }
        byte[] whole = Arrays.copyOf(bytes.toByteArray(), Math.min(bytes.size(), 2_000));
        for (int i = 0; i < 50; i++) {
            byte[] damaged = Arrays.copyOf(whole, random.nextBoolean() ? whole.length : random.nextInt(whole.length));
            for (int flips = random.nextInt(4); flips > 0 && damaged.length > 0; flips--) {
                damaged[random.nextInt(damaged.length)] = random.nextBoolean()
                        ? (byte) "\"\\{}[],:e-.0u".charAt(random.nextInt(13))
                        : (byte) random.nextInt();
            }
            Throwable thrown = catchThrowable(() -> readAll(new Pieces(damaged, random)));
            assertThat(thrown)
                    .satisfiesAnyOf(
                            none -> assertThat(none).isNull(),
                            fault -> assertThat(fault).isInstanceOf(Fault.class));
            Throwable located =
                    catchThrowable(() -> Json.parseLocated(damaged, "f").value());
            assertThat(located)
                    .satisfiesAnyOf(
                            none -> assertThat(none).isNull(),
                            fault -> assertThat(fault).isInstanceOf(Fault.class));
        }
    }

    private static List<Sourced> read(String json) {
        return readAll(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Sourced> readAll(InputStream stream) {
        var all = new ArrayList<Sourced>();
        try (var reader = JsonEntityReader.open(stream, JsonForm.COMPATIBLE)) {
            for (Optional<Sourced> next = reader.next(); next.isPresent(); next = reader.next()) {
                all.add(next.get());
            }
            assertThat(reader.next()).isEmpty();
        }
        return all;
    }

    private static void assertFault(String json, EntityCode code, long offset) {
        assertFault(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), code, offset);
    }

    private static void assertFault(InputStream json, EntityCode code, long offset) {
        assertThatThrownBy(() -> readAll(json)).isInstanceOfSatisfying(Fault.class, fault -> {
            assertThat(fault.code()).isEqualTo(code);
            if (offset >= 0) {
                assertThat(fault.facts()).containsEntry("offset", Long.toString(offset));
            }
        });
    }

    /** Gives the bytes in pieces of one to twenty, to hit every edge of the window. */
    private static final class Pieces extends InputStream {
        private final ByteArrayInputStream bytes;
        private final Random random;

        Pieces(byte[] bytes, Random random) {
            this.bytes = new ByteArrayInputStream(bytes);
            this.random = random;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int from, int length) {
            return bytes.read(target, from, Math.min(length, random.nextInt(20) + 1));
        }
    }

    /** A beginning, and then the same byte for ever. */
    private static final class Endless extends InputStream {
        private final byte[] beginning;
        private final char further;
        private long given;

        Endless(String beginning, char further) {
            this.beginning = beginning.getBytes(StandardCharsets.UTF_8);
            this.further = further;
        }

        @Override
        public int read() {
            return given < beginning.length ? beginning[(int) given++] : further;
        }

        @Override
        public int read(byte[] target, int from, int length) {
            if (given < beginning.length) {
                target[from] = (byte) read();
                return 1;
            }
            Arrays.fill(target, from, from + length, (byte) further);
            given += length;
            return length;
        }
    }
}
