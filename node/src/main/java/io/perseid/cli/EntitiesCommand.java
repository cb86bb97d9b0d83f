package io.perseid.cli;

import io.perseid.fault.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code perseid entities}. */
@Command(
        name = "entities",
        description = "Prints a dataset's entities as JSON, in the order of its log.",
        mixinStandardHelpOptions = true)
final class EntitiesCommand implements Callable<Integer> {
    private static final int BUFFER_CHARS = 16 * 1024;

    @Mixin
    private final NodeOptions node = new NodeOptions();

    @Parameters(paramLabel = "DATASET", description = "The dataset's name.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String dataset;

    @Option(names = "--since", paramLabel = "OFFSET", description = "Only versions after this one.")
    private @Nullable Long since;

    @Option(names = "--limit", paramLabel = "N", description = "So many at most. Default: ${DEFAULT-VALUE}")
    private long limit = 100;

    @Option(names = "--history", description = "Replaced versions and deletes too.")
    private boolean history;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        String path = "/api/datasets/" + NodeClient.escaped(dataset) + "/entities?limit=" + limit + "&history="
                + history + "&deleted=" + history + (since == null ? "" : "&since=" + since);
        var out = spec.commandLine().getOut();
        try (var client = node.connect();
                var reader = new java.io.InputStreamReader(client.stream(path), StandardCharsets.UTF_8)) {
            char[] buffer = new char[BUFFER_CHARS];
            for (int n = reader.read(buffer); n >= 0; n = reader.read(buffer)) {
                out.write(buffer, 0, n);
            }
            out.println();
            return ExitCode.DONE;
        } catch (IOException e) {
            throw new Fault(CliCode.NODE_UNREACHABLE, e, "the node's answer was cut off", "dataset", dataset);
        }
    }
}
