package io.perseid.cli;

import io.perseid.node.GivenSettings;
import io.perseid.node.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the settings of a node come from: a file, the environment, the command line. */
final class SettingsOptions {
    private static final String STANDARD_FILE = "perseid.conf";

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description = "Settings file. Default: perseid.conf, if there is one.")
    private @Nullable Path file;

    @Option(names = "--data", paramLabel = "DIR", description = "data.directory")
    private @Nullable String data;

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "Any setting.")
    private Map<String, String> others = new LinkedHashMap<>();

    /** What the file and the environment say. */
    GivenSettings given() {
        var given = new GivenSettings();
        if (file != null) {
            given.file(file);
        } else if (Files.exists(Path.of(STANDARD_FILE))) {
            given.file(Path.of(STANDARD_FILE));
        }
        given.environment(System.getenv());
        flag(given, "--data", "data.directory", data);
        return given;
    }

    /** These over all others; called last. */
    GivenSettings with(GivenSettings given) {
        others.forEach((name, value) -> given.flag("--set", name, value));
        return given;
    }

    Settings settings() {
        return Settings.of(with(given()));
    }

    static void flag(GivenSettings given, String flag, String name, @Nullable String value) {
        if (value != null) {
            given.flag(flag, name, value);
        }
    }
}
