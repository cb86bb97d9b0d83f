package io.perseid.store;

import static io.perseid.store.People.BY_TOWN;
import static io.perseid.store.People.gone;
import static io.perseid.store.People.inTown;
import static io.perseid.store.People.log;
import static io.perseid.store.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.perseid.entity.DictValue;
import io.perseid.entity.IntegerValue;
import io.perseid.testkit.SettableTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stores that earlier versions wrote are read for ever; they lie in {@code src/test/resources/format-N}. */
class FormatTest {
    @TempDir
    Path scratch;

    @Test
    void aStoreOfFormat1IsRead() throws IOException {
        Path copy = scratch.resolve("format-1");
        copy(Path.of("src/test/resources/format-1"), copy);
        try (Store store = Store.open(copy, StoreSettings.small(), SettableTime.atNoon())) {
            Dataset dataset = store.find(new DatasetName("people")).orElseThrow();
            assertThat(log(dataset))
                    .containsExactly("0:a Oslo", "1:b Bergen", "2:c ", "3:a Molde <0", "4:-b Bergen <1");
            assertThat(dataset.populated()).isTrue();
            assertThat(store.state("pipe").get("at")).isEqualTo(IntegerValue.of(7));
            dataset.addIndex(BY_TOWN);
            assertThat(inTown(dataset, "Molde")).containsExactly("3:a Molde <0");
            assertThat(StoreCheck.check(store).findings()).isEmpty();
        }
    }

    /** Writes such a store: how the folder of a format was made, and how that of the next one will be. */
    static void write(Path directory) {
        try (Store store = Store.open(directory, StoreSettings.small(), SettableTime.atNoon())) {
            Dataset dataset = store.openOrCreate(new DatasetName("people"));
            dataset.addIndex(BY_TOWN);
            DatasetWriter writer = dataset.writer("test");
            writer.append(List.of(person("a", "Oslo"), person("b", "Bergen"), person("c")), Progress.NONE);
            FullRun run = writer.beginFull();
            writer.append(List.of(person("a", "Molde"), person("c")), Progress.NONE);
            run.finish(Progress.of("pipe", DictValue.of("at", IntegerValue.of(7))));
            assertThat(dataset.latest(gone("b").id())).isPresent();
        }
    }

    @Test
    void theFormatWrittenNowIsTheOneKept() {
        Path fresh = scratch.resolve("fresh");
        write(fresh);
        try (Store store = Store.open(fresh, StoreSettings.small(), SettableTime.atNoon())) {
            assertThat(log(store.find(new DatasetName("people")).orElseThrow())).hasSize(5);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
