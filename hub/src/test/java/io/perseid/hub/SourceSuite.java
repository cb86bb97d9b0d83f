package io.perseid.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.perseid.entity.Sourced;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.fault.Fault;
import io.perseid.fault.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every source must do, whatever it reads from. */
public abstract class SourceSuite {
    /** One thing that the source holds: an entity with the id and with the property {@code name}. */
    public record Row(String id, String name, int updated) {}

    /** The source over what {@link #hold} was given last; it must see later changes. */
    protected abstract Source source();

    /** Makes what the source reads from hold exactly these rows. */
    protected abstract void hold(List<Row> rows);

    /** A source like it whose system can't be reached. */
    protected abstract Source unreachable();

    private static List<Row> rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Row("r" + i, "name " + i, i))
                .toList();
    }

    /** Everything a reading gives, in batches of at most seven. */
    protected static List<Sourced> read(Source source, ReadFrom from) {
        List<Sourced> all = new ArrayList<>();
        try (Reader reader = source.open(from)) {
            for (List<Sourced> batch = reader.nextBatch(7); !batch.isEmpty(); batch = reader.nextBatch(7)) {
                assertThat(batch).hasSizeLessThanOrEqualTo(7);
                all.addAll(batch);
            }
            assertThat(reader.nextBatch(7)).as("after the end").isEmpty();
        }
        return all;
    }

    private static Map<String, String> names(List<Sourced> entities) {
        var names = new TreeMap<String, String>();
        for (Sourced sourced : entities) {
            assertThat(sourced.entity().isDeleted()).isFalse();
            Value name = sourced.entity().properties().get("name");
            names.put(sourced.entity().id().value(), ((StringValue) name).value());
        }
        return names;
    }

    private static Map<String, String> expected(List<Row> rows) {
        var names = new TreeMap<String, String>();
        rows.forEach(row -> names.put(row.id(), row.name()));
        return names;
    }

    @Test
    void allIsReadAndNothingTwice() {
        hold(rows(250));
        List<Sourced> read = read(source(), ReadFrom.START);
        assertThat(names(read)).isEqualTo(expected(rows(250)));
        assertThat(read).hasSize(250);
    }

    @Test
    void anEmptySourceEndsAtOnce() {
        hold(List.of());
        assertThat(read(source(), ReadFrom.START)).isEmpty();
    }

    @Test
    void itCanBeReadAgainAndSeesWhatHasChanged() {
        hold(rows(3));
        Source source = source();
        assertThat(names(read(source, ReadFrom.START))).isEqualTo(expected(rows(3)));
        hold(rows(5));
        assertThat(names(read(source, ReadFrom.START))).isEqualTo(expected(rows(5)));
    }

    @Test
    void aReaderMayBeClosedBeforeItsEnd() {
        hold(rows(250));
        Source source = source();
        for (int i = 0; i < 30; i++) {
            try (Reader reader = source.open(ReadFrom.START)) {
                assertThat(reader.nextBatch(1)).hasSize(1);
            }
        }
        assertThat(read(source, ReadFrom.START)).hasSize(250);
    }

    @Test
    void twoReadersDoNotDisturbEachOther() {
        hold(rows(20));
        Source source = source();
        try (Reader first = source.open(ReadFrom.START);
                Reader second = source.open(ReadFrom.START)) {
            assertThat(first.nextBatch(5)).hasSize(5);
            Set<String> seen = new HashSet<>();
            for (List<Sourced> batch = second.nextBatch(6); !batch.isEmpty(); batch = second.nextBatch(6)) {
                batch.forEach(sourced -> seen.add(sourced.entity().id().value()));
            }
            assertThat(seen).hasSize(20);
            assertThat(first.nextBatch(5)).hasSize(5);
        }
    }

    @Test
    void readingOnFromATokenGivesWhatCameAfterIt() {
        hold(rows(10));
        Source source = source();
        if (!source.traits().supportsSince()) {
            assertThat(source.traits().chronological()).isFalse();
            return;
        }
        Value last = read(source, ReadFrom.START).stream()
                .map(Sourced::updated)
                .max(Value::compareTo)
                .orElseThrow();
        hold(rows(14));
        List<String> ids = read(source, ReadFrom.after(last)).stream()
                .map(sourced -> sourced.entity().id().value())
                .toList();
        assertThat(ids).contains("r10", "r11", "r12", "r13").doesNotContain("r0", "r8");
    }

    @Test
    void aSystemOutOfReachIsAnExternalFaultThatNamesIt() {
        Source source = unreachable();
        Fault fault = catchThrowableOfType(Fault.class, () -> read(source, ReadFrom.START));
        assertThat(fault.code().kind()).isEqualTo(Kind.EXTERNAL);
        assertThat(fault.facts()).containsKeys("system", "host");
    }
}
