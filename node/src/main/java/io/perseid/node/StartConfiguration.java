package io.perseid.node;

import io.perseid.hub.ConfigDirectory;
import io.perseid.hub.Hub;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a node runs when it starts: its directory's configuration or, without one, what it ran before. */
record StartConfiguration(Path directory, String profile) {
    private static final System.Logger LOG = System.getLogger(StartConfiguration.class.getName());

    static StartConfiguration of(Settings settings) {
        return new StartConfiguration(settings.configDirectory(), settings.configProfile());
    }

    /**
     * Gives the hub the directory's configuration. What can't be used of it stays out of use, each mistake
     * logged by the hub with its place; everything else runs.
     */
    void load(Hub hub) {
        if (!Files.isDirectory(directory)) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "no configuration directory, the node goes on with what it had directory=" + directory);
            return;
        }
        ConfigDirectory.variables(directory, profile).ifPresent(hub::replaceVariables);
        hub.load(ConfigDirectory.read(directory), true);
    }
}
