package io.perseid.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.perseid.entity.DictValue;
import io.perseid.entity.Entity;
import io.perseid.entity.EntityId;
import io.perseid.entity.NullValue;
import io.perseid.entity.StringValue;
import io.perseid.fault.Fault;
import io.perseid.fault.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** What every sink must do, whatever it writes to. */
public abstract class SinkSuite {
    /** The sink under test; what it writes to is empty before each test. */
    protected abstract Sink sink();

    /** What it has written to holds now: the property {@code name} by id. */
    protected abstract Map<String, String> contents();

    /** A sink like it whose system can't be reached. */
    protected abstract Sink unreachable();

    /** An entity as the sink takes it; a connector with a shape of its own says how. */
    protected Entity entity(String id, String name) {
        return Entity.of(
                new EntityId(id), DictValue.of(Map.of("id", new StringValue(id), "name", new StringValue(name))));
    }

    /** The deletion of an entity, as the sink takes it. */
    protected Entity deletion(String id) {
        return entity(id, "gone").withDeleted(true);
    }

    private Item item(String id, String name) {
        return Item.of(entity(id, name));
    }

    private Item deleted(String id) {
        return Item.of(deletion(id));
    }

    private static void run(Sink sink, RunKind kind, List<List<Item>> batches) {
        try (SinkRun run = sink.begin(new RunStart("pipe", kind, false))) {
            batches.forEach(run::write);
            run.finish();
        }
    }

    private void write(Item... items) {
        run(sink(), RunKind.INCREMENTAL, List.of(List.of(items)));
    }

    @Test
    void whatIsWrittenIsThere() {
        List<Item> many = IntStream.range(0, 250)
                .mapToObj(i -> item("e" + i, "name " + i))
                .toList();
        run(sink(), RunKind.INCREMENTAL, List.of(many.subList(0, 100), many.subList(100, 200), many.subList(200, 250)));
        assertThat(contents()).hasSize(250).containsEntry("e249", "name 249");
    }

    @Test
    void aSecondWriteOfTheSameDoesNoHarm() {
        write(item("a", "Ada"));
        write(item("a", "Ada"));
        assertThat(contents()).isEqualTo(Map.of("a", "Ada"));
    }

    @Test
    void aChangeTakesThePlaceOfWhatWasThere() {
        write(item("a", "Ada"), item("b", "Bob"));
        write(item("a", "Ada L."));
        assertThat(contents()).isEqualTo(Map.of("a", "Ada L.", "b", "Bob"));
    }

    @Test
    void aDeletedEntityIsGoneAndOneThatWasNeverThereDoesNoHarm() {
        write(item("a", "Ada"), item("b", "Bob"));
        write(deleted("a"), deleted("never"));
        assertThat(contents()).isEqualTo(Map.of("b", "Bob"));
    }

    @Test
    void aFilteredEntityIsDropped() {
        try (SinkRun run = sink().begin(new RunStart("pipe", RunKind.INCREMENTAL, false))) {
            Item kept = item("a", "Ada");
            WriteResult result = run.write(List.of(kept, new Item(entity("b", "Bob"), NullValue.NULL, true)));
            run.finish();
            assertThat(result.filtered()).isEqualTo(1);
            assertThat(result.written()).isEqualTo(1);
        }
        assertThat(contents()).isEqualTo(Map.of("a", "Ada"));
    }

    @Test
    void anEmptyRunWritesNothing() {
        write(item("a", "Ada"));
        run(sink(), RunKind.INCREMENTAL, List.of());
        assertThat(contents()).isEqualTo(Map.of("a", "Ada"));
    }

    @Test
    void aSystemOutOfReachIsAnExternalFaultThatNamesIt() {
        Sink sink = unreachable();
        Fault fault = catchThrowableOfType(
                Fault.class, () -> run(sink, RunKind.INCREMENTAL, List.of(List.of(item("a", "Ada")))));
        assertThat(fault.code().kind()).isEqualTo(Kind.EXTERNAL);
        assertThat(fault.facts()).containsKeys("system", "host");
    }

    /** Any mix of writes and deletes in any batches agrees with a map. The repetition is the seed. */
    @RepeatedTest(10)
    void agreesWithAMap(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var model = new TreeMap<String, String>();
        List<List<Item>> batches = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            List<Item> batch = new ArrayList<>();
            for (int j = random.nextInt(1, 20); j > 0; j--) {
                String id = "e" + random.nextInt(8);
                if (random.nextInt(4) == 0) {
                    batch.add(deleted(id));
                    model.remove(id);
                } else {
                    String name = "v" + random.nextInt(100);
                    batch.add(item(id, name));
                    model.put(id, name);
                }
            }
            batches.add(batch);
        }
        run(sink(), RunKind.INCREMENTAL, batches);
        assertThat(contents()).isEqualTo(model);
    }
}
