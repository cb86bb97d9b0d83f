package io.perseid.cli;

import io.perseid.node.OfflineStore;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code perseid check}. */
@Command(
        name = "check",
        description =
                "Holds a data directory's datasets against their logs and says whether they are sound. The node must not run.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "The data directory.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path directory;

    @Mixin
    private final KeyOption key = new KeyOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        var report = OfflineStore.check(ConfigFolder.of(directory).folder(), key.source());
        var out = spec.commandLine().getOut();
        report.findings().forEach(out::println);
        out.printf(
                "%d datasets, %d versions, %d entries in indexes: %s%n",
                report.datasets(), report.versions(), report.entries(), report.isSound() ? "sound" : "NOT SOUND");
        return report.isSound() ? ExitCode.DONE : ExitCode.FAILED;
    }
}
