package io.perseid.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of two people who change the same version of an entity, the second is told. */
class OptimisticLockTest {
    @TempDir
    Path folder;

    private HubFixture fixture;

    @BeforeEach
    void open() {
        fixture = new HubFixture(folder);
        assertThat(fixture.load("[{'_id': 'in', 'type': 'pipe', 'source': {'type': 'http_endpoint'},"
                                + " 'sink': {'type': 'dataset', 'enable_optimistic_locking': true}}]")
                        .problems())
                .isEmpty();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aVersionMadeOfTheNewestIsTakenAndOneMadeOfAnOlderIsRefused() {
        push("[{'_id': 'a', 'n': 1}]");
        push("[{'_id': 'a', 'n': 2, '_updated': 0}]");
        LockConflict conflict = catchThrowableOfType(
                LockConflict.class, () -> push("[{'_id': 'b'}, {'_id': 'a', 'n': 3, '_updated': 0}]"));
        assertThat(conflict.facts()).containsEntry("madeOf", "0").containsEntry("newest", "1");
        assertThat(conflict.entities().get("input_entity").toString()).contains("n=3");
        assertThat(conflict.entities().get("existing_entity").toString()).contains("n=2");
        assertThat(conflict.entities().get("common_ancestor_entity").toString()).contains("n=1");
        assertThat(fixture.log("in")).hasSize(2);
    }

    @Test
    void aVersionThatNamesNoneIsTakenOnlyIfThereIsNoneOrItIsTheSame() {
        push("[{'_id': 'a', 'n': 1}]");
        push("[{'_id': 'a', 'n': 1}]");
        assertThatThrownBy(() -> push("[{'_id': 'a', 'n': 2}]")).isInstanceOf(LockConflict.class);
        assertThatThrownBy(() -> push("[{'_id': 'a', 'n': 2, '_updated': 'x'}]"))
                .isInstanceOf(LockConflict.class);
    }

    @Test
    void anEntityMaySayThatItReplacesAnyVersionWhichIsNotStored() {
        push("[{'_id': 'a', 'n': 1}]");
        push("[{'_id': 'a', 'n': 2, '$unsafe_skip_optimistic_locking': true}]");
        assertThat(fixture.log("in")).last().isEqualTo("1:a {\"n\":2}");
    }

    @Test
    void aLockOnWhatIsNotPushedIsWarnedOf() {
        assertThat(fixture.load("[{'_id': 'p', 'type': 'pipe', 'source': {'type': 'empty'},"
                                + " 'sink': {'type': 'dataset', 'enable_optimistic_locking': true}}]")
                        .problems())
                .extracting(io.perseid.fault.Problem::code)
                .containsExactly(HubCode.CONFIG_WITHOUT_EFFECT);
    }

    /** People who read, wait and write never overwrite each other. The repetition is the seed. */
    @RepeatedTest(5)
    void agreesWithAMapOfVersions(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        Map<String, Integer> newest = new TreeMap<>();
        Map<String, String> content = new TreeMap<>();
        Map<String, Integer> read = new HashMap<>();
        int offset = 0;
        for (int step = 0; step < 80; step++) {
            String id = "e" + random.nextInt(4);
            String person = id + random.nextInt(3);
            if (random.nextBoolean()) {
                read.put(person, newest.getOrDefault(id, -1));
                continue;
            }
            int base = read.getOrDefault(person, -1);
            String token = base < 0 ? "" : ", '_updated': " + base;
            String json = "[{'_id': '" + id + "', 'n': " + step + token + "}]";
            if (base == newest.getOrDefault(id, -1)) {
                push(json);
                newest.put(id, offset++);
                content.put(id, "{\"n\":" + step + "}");
            } else {
                assertThatThrownBy(() -> push(json)).isInstanceOf(LockConflict.class);
            }
        }
        assertThat(fixture.existing("in")).isEqualTo(content);
    }

    private void push(String json) {
        fixture.push("in", SequenceParams.NONE, json);
    }
}
