package io.perseid.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code perseid pipes}. */
@Command(name = "pipes", description = "Lists a node's pipes and what they are doing.", mixinStandardHelpOptions = true)
final class PipesCommand implements Callable<Integer> {
    @Mixin
    private final NodeOptions node = new NodeOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (var client = node.connect()) {
            var table = new Table("pipe", "source", "sink", "state", " processed", " changed", " lag", "last run");
            for (var pipe : Answers.items(client.get("/api/flow"), "pipes")) {
                String message = Answers.text(pipe, "last_run", "message");
                table.row(
                        Answers.text(pipe, "id"),
                        Answers.text(pipe, "source", "type"),
                        Answers.text(pipe, "sink", "type"),
                        Answers.text(pipe, "state"),
                        Answers.text(pipe, "processed"),
                        Answers.text(pipe, "changed"),
                        Answers.text(pipe, "lag"),
                        message.isEmpty() ? Answers.second(pipe, "last_run", "ended") : message);
            }
            table.print(spec.commandLine().getOut());
            return ExitCode.DONE;
        }
    }
}
