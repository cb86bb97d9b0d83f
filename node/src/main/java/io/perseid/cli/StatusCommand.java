package io.perseid.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code perseid status}. */
@Command(name = "status", description = "Shows how a node is.", mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
    @Mixin
    private final NodeOptions node = new NodeOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (var client = node.connect()) {
            var status = client.get("/api/status");
            new Table("node", client.address().toString())
                    .row("version", Answers.text(status, "version"))
                    .row("started", Answers.second(status, "node_start_time"))
                    .row("pipes", Answers.text(status, "pipes", "all"))
                    .row("  running", Answers.text(status, "pipes", "running"))
                    .row("  failed", Answers.text(status, "pipes", "failed"))
                    .row("  invalid", Answers.text(status, "pipes", "invalid"))
                    .row("systems", Answers.text(status, "systems"))
                    .row("datasets", Answers.text(status, "datasets"))
                    .row("entities", Answers.text(status, "entities"))
                    .row("heap bytes", Answers.text(status, "heap_bytes"))
                    .print(spec.commandLine().getOut());
            return ExitCode.DONE;
        }
    }
}
