package io.perseid.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ContentHashTest {
    /** These never change: datasets on disk hold them. */
    @Test
    void theHashesOfTheSpecificationHold() {
        assertHash("{\"_id\":\"\"}", "2cc687a417fac1fda3139bb5aca63452");
        assertHash("{\"_id\":\"1\",\"name\":\"Ada\",\"born\":1815}", "954ea599e36ae718e912cd7b59f35b4a");
        assertHash(
                "{\"_id\":\"1\",\"_deleted\":true,\"name\":\"Ada\",\"born\":1815}", "803fda507a8b1e86177bf4e0c77fe7b0");
        assertHash(
                "{\"_id\":\"1\",\"a\":{\"b\":[1,{\"c\":\"~f1.50\"}],\"d\":-0.0},\"e\":null}",
                "e4a81c1a80de9acd44963978e54fbe4c");
    }

    private static void assertHash(String json, String hash) {
        assertThat(entity(json).hash()).hasToString(hash);
    }

    private static Entity entity(String json) {
        var bytes = new java.io.ByteArrayInputStream(json.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        try (var reader = JsonEntityReader.open(bytes, JsonForm.COMPATIBLE)) {
            return reader.next().orElseThrow().entity();
        }
    }

    @Test
    void theOrderOfNamesDoesNotMatterOnAnyLevel() {
        assertThat(entity("{\"_id\":\"1\",\"a\":{\"x\":1,\"y\":[{\"p\":1,\"q\":2}]},\"b\":2}")
                        .hash())
                .isEqualTo(entity("{\"b\":2,\"a\":{\"y\":[{\"q\":2,\"p\":1}],\"x\":1},\"_id\":\"1\"}")
                        .hash());
    }

    @Test
    void anythingElseMatters() {
        var seen = new HashSet<ContentHash>();
        for (String json : new String[] {
            "{\"_id\":\"1\"}",
            "{\"_id\":\"2\"}",
            "{\"_id\":\"1\",\"_deleted\":true}",
            "{\"_id\":\"1\",\"a\":null}",
            "{\"_id\":\"1\",\"a\":1}",
            "{\"_id\":\"1\",\"a\":1.0}",
            "{\"_id\":\"1\",\"a\":\"~f1\"}",
            "{\"_id\":\"1\",\"a\":\"1\"}",
            "{\"_id\":\"1\",\"a\":\"~r1\"}",
            "{\"_id\":\"1\",\"a\":[1]}",
            "{\"_id\":\"1\",\"a\":[1,2]}",
            "{\"_id\":\"1\",\"a\":[2,1]}",
            "{\"_id\":\"1\",\"a\":[[1,2]]}",
            "{\"_id\":\"1\",\"a\":{}}",
            "{\"_id\":\"1\",\"a\":[]}",
            "{\"_id\":\"1\",\"a\":1,\"b\":2}",
            "{\"_id\":\"1\",\"a\":2,\"b\":1}",
            "{\"_id\":\"1\",\"a\":{\"b\":1}}",
            "{\"_id\":\"1\",\"a\":{\"b\":1,\"c\":1}}"
        }) {
            assertThat(seen.add(entity(json).hash())).as(json).isTrue();
        }
    }

    @Test
    void reservedPropertiesDoNotMatter() {
        assertThat(entity("{\"_id\":\"1\",\"a\":1,\"_updated\":7,\"_ts\":9,\"_hash\":\"x\",\"_other\":{}}")
                        .hash())
                .isEqualTo(entity("{\"_id\":\"1\",\"a\":1}").hash());
    }

    @Test
    void itsTextIsReadBack() {
        var hash = new ContentHash(0x0123456789abcdefL, -1);
        assertThat(hash).hasToString("0123456789abcdefffffffffffffffff");
        assertThat(ContentHash.parse(hash.toString())).isEqualTo(hash);
        assertThatThrownBy(() -> ContentHash.parse("0")).isInstanceOf(IllegalArgumentException.class);
    }

    /** Equal entities have equal hashes however they are held and ordered, others don't. The repetition is the seed. */
    @RepeatedTest(100)
    void hashesAreEqualWhereEntitiesAre(RepetitionInfo repetition) {
        var values = new RandomValues(repetition.getCurrentRepetition());
        var random = new Random(repetition.getCurrentRepetition());
        var entities = new ArrayList<Entity>();
        for (int i = 0; i < 20; i++) {
            Entity entity = values.entity();
            Entity other = entity.withProperties((DictValue) shuffled(entity.properties(), random));
            assertThat(other).isEqualTo(entity);
            assertThat(other.hash()).as(entity.toString()).isEqualTo(entity.hash());
            entities.add(entity);
        }
        for (Entity a : entities) {
            for (Entity b : entities) {
                assertThat(a.hash().equals(b.hash())).as("%s and %s", a, b).isEqualTo(a.equals(b));
            }
        }
    }

    /** The same value with the names of dicts in another order, held as values or as bytes, decimals with more zeros. */
    private static Value shuffled(Value value, Random random) {
        return switch (value) {
            case DictValue dict -> {
                var names = new ArrayList<>(dict.names());
                Collections.shuffle(names, random);
                Map<String, Value> entries = new LinkedHashMap<>();
                names.forEach(name -> entries.put(name, shuffled(dict.get(name), random)));
                DictValue made = DictValue.of(entries);
                if (random.nextBoolean()) {
                    yield made;
                }
                var writer = new ValueWriter();
                made.encodeTo(writer);
                yield DictValue.encoded(writer.toBytes(), 0, writer.size());
            }
            case ListValue list ->
                ListValue.of(list.items().stream()
                        .map(item -> shuffled(item, random))
                        .toList());
            case TupleValue tuple ->
                TupleValue.of(tuple.items().stream()
                        .map(item -> shuffled(item, random))
                        .toList());
            case DecimalValue decimal ->
                new DecimalValue(decimal.value().setScale(decimal.value().scale() + random.nextInt(3)));
            case FloatValue(double number) when number == 0 -> new FloatValue(-number);
            case Value other -> other;
        };
    }
}
