package io.perseid.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perseid.fault.Fault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class DictValueTest {
    @Test
    void onePropertyIsReadThoughTheOthersAreBroken() {
        byte[] bytes = {
            (byte) 0x83, (byte) 0xa1, 'a', (byte) 0xa1, (byte) 0xff, (byte) 0xa1, 'b', 7, (byte) 0xa1, 'c', 1
        };
        DictValue dict = DictValue.encoded(bytes, 0, bytes.length);
        assertThat(dict.get("b")).isEqualTo(IntegerValue.of(7));
        assertThat(dict.names()).containsExactly("a", "b", "c");
        assertThatThrownBy(() -> dict.get("a")).isInstanceOf(Fault.class).hasMessageContaining("offset=4");
    }

    @Test
    void aNameThatIsMissingHasTheValueNull() {
        assertThat(encoded(DictValue.of("a", NullValue.NULL)).get("b")).isEqualTo(NullValue.NULL);
        assertThat(DictValue.EMPTY.get("b")).isEqualTo(NullValue.NULL);
        assertThat(encoded(DictValue.of("a", NullValue.NULL)).has("a")).isTrue();
        assertThat(encoded(DictValue.of("a", NullValue.NULL)).has("b")).isFalse();
    }

    @Test
    void namesBeyondAsciiAreFoundInSmallAndLargeDicts() {
        var entries = new LinkedHashMap<String, Value>();
        for (String name : List.of("", "å", "æ", "\ud83e\uded0", "a", "aå", "aåb")) {
            entries.put(name, new StringValue(name));
            entries.keySet()
                    .forEach(known -> assertThat(encoded(DictValue.of(entries)).get(known))
                            .hasToString(known));
        }
        for (int i = 0; i < 20; i++) {
            entries.put("n" + i, IntegerValue.of(i));
        }
        DictValue large = encoded(DictValue.of(entries));
        entries.forEach((name, value) -> assertThat(large.get(name)).isEqualTo(value));
        assertThat(large.has("ø")).isFalse();
        assertThat(large.has("aåbc")).isFalse();
    }

    @Test
    void aPropertyThatIsReplacedKeepsItsPlace() {
        DictValue dict = encoded(DictValue.EMPTY
                .with("a", IntegerValue.of(1))
                .with("b", IntegerValue.of(2))
                .with("c", IntegerValue.of(3)));
        assertThat(dict.with("b", IntegerValue.of(9))).hasToString("{a=1, b=9, c=3}");
        assertThat(dict.without("b")).hasToString("{a=1, c=3}");
        assertThat(dict.without("x")).isSameAs(dict);
    }

    /** Any mix of puts, removes and copies agrees with a map. The repetition is the seed. */
    @RepeatedTest(200)
    void theBuilderAgreesWithAMap(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var values = new RandomValues(repetition.getCurrentRepetition());
        Map<String, Value> model = new LinkedHashMap<>();
        var builder = new DictBuilder();
        for (int step = 0; step < 60; step++) {
            String name = random.nextBoolean() ? "n" + random.nextInt(20) : values.text();
            DictValue other = random.nextBoolean() ? values.dict() : encoded(values.dict());
            switch (random.nextInt(6)) {
                case 0, 1 -> {
                    Value value = values.value();
                    builder.put(name, value);
                    model.put(name, value);
                }
                case 2 -> {
                    builder.remove(name);
                    model.remove(name);
                }
                case 3 -> {
                    String from =
                            other.isEmpty() ? name : new ArrayList<>(other.names()).get(random.nextInt(other.size()));
                    builder.copy(other, from, name);
                    if (other.has(from)) {
                        model.put(name, other.get(from));
                    }
                }
                case 4 -> {
                    if (random.nextInt(5) == 0) {
                        builder.copyAll(other);
                        other.forEach(model::put);
                    }
                }
                default -> assertThat(builder.get(name)).isEqualTo(model.getOrDefault(name, NullValue.NULL));
            }
            assertThat(builder.size()).isEqualTo(model.size());
            assertThat(builder.has(name)).isEqualTo(model.containsKey(name));
        }
        DictValue built = builder.build();
        assertThat(built.names()).containsExactlyElementsOf(model.keySet());
        assertThat(built).isEqualTo(DictValue.of(model)).hasSameHashCodeAs(DictValue.of(model));
        model.forEach((name, value) -> assertThat(built.get(name)).isEqualTo(value));
        var seen = new LinkedHashMap<String, Value>();
        encoded(built).forEach(seen::put);
        assertThat(seen).isEqualTo(model);
    }

    private static DictValue encoded(DictValue dict) {
        var writer = new ValueWriter();
        writer.nil();
        dict.encodeTo(writer);
        return DictValue.encoded(writer.toBytes(), 1, writer.size());
    }
}
