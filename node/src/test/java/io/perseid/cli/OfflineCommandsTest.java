package io.perseid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.perseid.entity.DictValue;
import io.perseid.entity.Entity;
import io.perseid.entity.EntityId;
import io.perseid.entity.StringValue;
import io.perseid.store.DatasetName;
import io.perseid.store.IndexDefinition;
import io.perseid.store.Progress;
import io.perseid.store.Store;
import io.perseid.store.StoreSettings;
import io.perseid.time.Time;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done to a data directory without a node. */
class OfflineCommandsTest {
    @TempDir
    Path folder;

    @BeforeEach
    void fill() {
        try (var store = Store.open(folder, StoreSettings.small(), Time.system())) {
            var dataset = store.openOrCreate(new DatasetName("people"));
            dataset.addIndex(new IndexDefinition(
                    "town", entity -> List.of(entity.properties().get("town"))));
            dataset.writer("test")
                    .append(
                            List.of(Entity.of(new EntityId("a"), DictValue.of("town", new StringValue("Oslo")))),
                            Progress.NONE);
        }
    }

    private static String run(int code, String... arguments) {
        var out = new StringWriter();
        assertThat(Main.run(new PrintWriter(out), new PrintWriter(out), arguments))
                .isEqualTo(code);
        return out.toString();
    }

    @Test
    void aSoundDirectoryIsSoundBeforeAndAfterItsViewsAreDerivedAnew() {
        assertThat(run(ExitCode.DONE, "check", folder.toString()))
                .contains("1 datasets, 1 versions, 1 entries in indexes: sound");
        assertThat(run(ExitCode.DONE, "rebuild", folder.toString(), "people"))
                .contains("1 datasets derived anew, 0 of them were different");
        assertThat(run(ExitCode.DONE, "check", folder.toString())).contains("sound");
    }

    @Test
    void aDatasetThatIsNotThereAndADirectoryThatIsNoStoreAreSaid() throws IOException {
        assertThat(run(ExitCode.FAILED, "rebuild", folder.toString(), "poeple")).contains("dataset-not-here", "poeple");
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThat(run(ExitCode.FAILED, "check", empty.toString())).contains("store-not-a-store");
    }
}
