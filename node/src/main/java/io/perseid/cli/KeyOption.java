package io.perseid.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the key of a data directory is, for commands that need nothing else of the settings. */
final class KeyOption {
    @Option(
            names = "--key",
            paramLabel = "SOURCE",
            description = "encryption.key, if the data is encrypted: file:PATH, env:NAME or command:LINE.")
    private @Nullable String source;

    Optional<String> source() {
        return Optional.ofNullable(source);
    }
}
