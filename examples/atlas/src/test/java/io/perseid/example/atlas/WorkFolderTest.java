package io.perseid.example.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkFolderTest {
    @Test
    void aCopyHasAllFilesAndIsGoneWithTheFolder() throws IOException {
        Path copy;
        try (var folder = WorkFolder.create()) {
            copy = folder.copyOf(Path.of("config"), "config");
            assertThat(copy.resolve("pipes/place.conf.json"))
                    .hasSameTextualContentAs(Path.of("config/pipes/place.conf.json"));
        }
        assertThat(copy).doesNotExist();
        assertThat(Files.exists(Path.of("config"))).isTrue();
    }

    @Test
    void whatWasStartedLastIsStoppedFirstAndOnlyOnce() {
        List<String> stopped = new ArrayList<>();
        var leftovers = new Leftovers();
        leftovers.keep(() -> stopped.add("first"));
        leftovers.keep(() -> stopped.add("second"));
        leftovers.close();
        leftovers.close();
        assertThat(stopped).containsExactly("second", "first");
    }

    @Test
    void whatIsStartedWhileAllIsStoppingIsStoppedAtOnce() {
        List<String> stopped = new ArrayList<>();
        var leftovers = new Leftovers();
        leftovers.close();
        leftovers.keep(() -> stopped.add("late"));
        assertThat(stopped).containsExactly("late");
    }
}
