package io.perseid.cli;

import io.perseid.node.OfflineStore;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code perseid rebuild}. */
@Command(
        name = "rebuild",
        description =
                "Drops what follows from datasets' logs (newest versions, indexes, counts), derives it again and says what was different. The node must not run.",
        mixinStandardHelpOptions = true)
final class RebuildCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "DIR", description = "The data directory.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path directory;

    @Parameters(
            index = "1..*",
            paramLabel = "DATASET",
            arity = "0..*",
            description = "Only these; all of them by default.")
    private List<String> datasets = List.of();

    @Mixin
    private final KeyOption key = new KeyOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        var rebuilt = OfflineStore.rebuild(ConfigFolder.of(directory).folder(), key.source(), datasets);
        rebuilt.forEach((name, differences) ->
                differences.forEach(difference -> out.println(name.value() + ": " + difference)));
        long different =
                rebuilt.values().stream().filter(found -> !found.isEmpty()).count();
        out.printf("%d datasets derived anew, %d of them were different%n", rebuilt.size(), different);
        return ExitCode.DONE;
    }
}
