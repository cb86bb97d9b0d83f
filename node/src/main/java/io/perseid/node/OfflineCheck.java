package io.perseid.node;

import io.perseid.fault.Fault;
import io.perseid.fault.Problem;
import io.perseid.hub.ConfigDirectory;
import io.perseid.hub.Hub;
import io.perseid.hub.HubParts;
import io.perseid.store.Store;
import io.perseid.store.StoreSettings;
import io.perseid.time.Time;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** Says what is wrong with a project's configuration without a node: in a hub of its own that is thrown away. */
public final class OfflineCheck {
    private OfflineCheck() {}

    /** Everything found, in the order of the files. */
    public static List<Problem> problems(Path directory, String profile) {
        Path scratch = scratch();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var processor = Executors.newVirtualThreadPerTaskExecutor();
                var store = Store.open(scratch, StoreSettings.small(), Time.system());
                var hub = Hub.open(new HubParts(
                        store,
                        Time.system(),
                        Connectors.all(directory),
                        threads,
                        processor,
                        1,
                        0,
                        KeyFile.cipher(KeyFile.in(scratch))))) {
            var configuration = ConfigDirectory.read(directory);
            ConfigDirectory.variables(directory, profile).ifPresent(hub::replaceVariables);
            return hub.check(configuration).problems();
        } finally {
            delete(scratch);
        }
    }

    private static Path scratch() {
        try {
            return Files.createTempDirectory("perseid-validate");
        } catch (IOException e) {
            throw new Fault(NodeCode.DIRECTORY_UNUSABLE, e, "no directory for temporary files can be made");
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new Fault(NodeCode.DIRECTORY_UNUSABLE, e, "temporary files can't be deleted", "directory", directory);
        }
    }
}
