package io.perseid.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.perseid.entity.DictValue;
import io.perseid.entity.Entity;
import io.perseid.entity.EntityId;
import io.perseid.entity.EntityVersion;
import io.perseid.entity.StringValue;
import io.perseid.testkit.SettableTime;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetTest {
    @TempDir
    Path directory;

    private final SettableTime time = SettableTime.atNoon();
    private Store store;
    private Dataset dataset;
    private DatasetWriter writer;

    @BeforeEach
    void open() {
        store = Store.open(directory, StoreSettings.small(), time);
        dataset = store.openOrCreate(new DatasetName("people"));
        writer = dataset.writer("test");
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void reopen() {
        store.close();
        open();
    }

    /** The acceptance table of the JSON push protocol: the offsets are exact. */
    @Test
    void aSeriesOfPushesGivesExactlyTheseVersions() {
        append(a("A"), b("B"));
        assertThat(log()).containsExactly("0:a A", "1:b B");

        FullRun first = writer.beginFull();
        append(b("B"));
        assertThat(dataset.nextOffset()).isEqualTo(2);
        append(a("A (updated)"), c("C"));
        append(d("D"));
        first.finish(Progress.NONE);
        assertThat(log()).containsExactly("0:a A", "1:b B", "2:a A (updated) <0", "3:c C", "4:d D");

        FullRun second = writer.beginFull();
        append(a("A"), b("B"));
        append(d("D"));
        assertThat(second.unseen()).isEqualTo(1);
        second.finish(Progress.NONE);
        assertThat(log())
                .containsExactly(
                        "0:a A", "1:b B", "2:a A (updated) <0", "3:c C", "4:d D", "5:a A <2", "6:deleted c C <3");
        assertThat(dataset.at(5).orElseThrow().hash())
                .isEqualTo(dataset.at(0).orElseThrow().hash());
        assertThat(dataset.at(6).orElseThrow().hash())
                .isNotEqualTo(dataset.at(3).orElseThrow().hash());
        assertThat(dataset.populated()).isTrue();
        assertThat(dataset.figures().existing()).isEqualTo(3);
        assertThat(dataset.figures().deleted()).isEqualTo(1);
    }

    @Test
    void anUnchangedEntityIsNotAppended() {
        append(a("A"));
        AppendResult again = append(a("A"));
        assertThat(again).isEqualTo(new AppendResult(0, 1, 0, 1));
    }

    private AppendResult append(Entity... entities) {
        return writer.append(List.of(entities), Progress.NONE);
    }

    private List<String> log() {
        return read(ReadRequest.all());
    }

    private List<String> read(ReadRequest request) {
        List<String> texts = new ArrayList<>();
        try (var reader = dataset.read(request)) {
            for (var version = reader.next(); version.isPresent(); version = reader.next()) {
                texts.add(text(version.get()));
            }
        }
        return texts;
    }

    private static String text(EntityVersion version) {
        return version.offset() + ":" + (version.entity().isDeleted() ? "deleted " : "")
                + version.entity().id() + " "
                + ((StringValue) version.entity().properties().get("name")).value()
                + (version.previous() < 0 ? "" : " <" + version.previous());
    }

    private static Entity a(String name) {
        return entity("a", name);
    }

    private static Entity b(String name) {
        return entity("b", name);
    }

    private static Entity c(String name) {
        return entity("c", name);
    }

    private static Entity d(String name) {
        return entity("d", name);
    }

    private static Entity entity(String id, String name) {
        return Entity.of(new EntityId(id), DictValue.of("name", new StringValue(name)));
    }
}
