package io.perseid.cli;

import io.perseid.entity.Value;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code perseid datasets}. */
@Command(name = "datasets", description = "Lists a node's datasets with their sizes.", mixinStandardHelpOptions = true)
final class DatasetsCommand implements Callable<Integer> {
    @Mixin
    private final NodeOptions node = new NodeOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (var client = node.connect()) {
            var table = new Table(
                    "dataset", " entities", " deleted", " versions", " bytes", "populated", "pipe", "held back by");
            for (var dataset : Answers.items(client.get("/api/datasets"))) {
                table.row(
                        Answers.text(dataset, "_id"),
                        Answers.text(dataset, "runtime", "count-index-exists"),
                        Answers.text(dataset, "runtime", "count-index-deleted"),
                        Answers.text(dataset, "runtime", "count-log"),
                        Answers.text(dataset, "runtime", "bytes"),
                        Answers.text(dataset, "runtime", "is-populated"),
                        Answers.text(dataset, "runtime", "pipe"),
                        heldBackBy(dataset));
            }
            table.print(spec.commandLine().getOut());
            return ExitCode.DONE;
        }
    }

    /** The pipes whose place keeps versions from being forgotten. */
    private static String heldBackBy(Value dataset) {
        return Answers.items(dataset, "upkeep", "held-back-by").stream()
                .map(row -> Answers.text(row, "pipe") + " (" + Answers.text(row, "versions") + " behind"
                        + (Answers.text(row, "disabled").equals("true") ? ", disabled)" : ")"))
                .collect(Collectors.joining(", "));
    }
}
