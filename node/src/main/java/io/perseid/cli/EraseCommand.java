package io.perseid.cli;

import io.perseid.fault.Fault;
import io.perseid.node.OffSitePlaces;
import io.perseid.store.vault.BlobStore;
import io.perseid.store.vault.Erasure;
import io.perseid.time.Time;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code perseid erase}. */
@Command(
        name = "erase",
        description = "Erases a stopped node's data, its backups and its vault, the keys first; there is no way back.",
        mixinStandardHelpOptions = true)
final class EraseCommand implements Callable<Integer> {
    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    @Option(
            names = "--yes",
            paramLabel = "NAME",
            description = "The name of the data directory, instead of typing it when asked.")
    private @Nullable String yes;

    @Option(
            names = "--certificate",
            paramLabel = "FILE",
            description = "Where the certificate is written. Default: erased-NAME.json")
    private @Nullable Path certificate;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var out = spec.commandLine().getOut();
        var settings = options.settings();
        Path data = settings.dataDirectory();
        String name = String.valueOf(data.getFileName());
        Optional<BlobStore> vault =
                settings.backupVault().isBlank() ? Optional.empty() : Optional.of(OffSitePlaces.blobs(settings));
        out.println("This erases for ever:");
        out.println("  the data      " + data + " and what restores moved aside");
        out.println("  the backups   " + settings.backups());
        vault.ifPresent(place -> out.println("  the vault     " + place.address()));
        if (!name.equals(yes == null ? typed(name) : yes)) {
            throw new Fault(CliCode.NAME_NOT_CONFIRMED, "nothing was erased: the name is another", "wanted", name);
        }
        String text = new Erasure(data, settings.backups(), vault, Time.system()).erase();
        Path file = certificate == null ? Path.of("erased-" + name + ".json") : certificate;
        Files.writeString(file, text);
        out.println("erased; the certificate is " + file.toAbsolutePath());
        return ExitCode.DONE;
    }

    private String typed(String name) throws IOException {
        var out = spec.commandLine().getOut();
        out.print("Type its name (" + name + ") to go on: ");
        out.flush();
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String line = in.readLine();
        return line == null ? "" : line.strip();
    }
}
