package io.perseid.cli;

import io.perseid.entity.Json;
import io.perseid.entity.JsonForm;
import io.perseid.fault.Fault;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code perseid run}. */
@Command(
        name = "run",
        description = "Runs a pipe now and waits for the end of the run.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    @Mixin
    private final NodeOptions node = new NodeOptions();

    @Parameters(paramLabel = "PIPE", description = "The pipe's id.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String pipe;

    @Option(names = "--full", description = "Reads everything; what the source no longer holds is deleted.")
    private boolean full;

    @Option(names = "--no-wait", description = "Doesn't wait for the end of the run.")
    private boolean noWait;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        try (var client = node.connect()) {
            String path = "/api/pipes/" + NodeClient.escaped(pipe);
            client.postForm(path + "/pump", "operation=" + (full ? "start-rescan" : "start"));
            if (noWait) {
                out.println("started");
                return ExitCode.DONE;
            }
            var runtime = Answers.at(client.get(path), "runtime");
            while (Answers.text(runtime, "is-running").equals("true")) {
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
                runtime = Answers.at(client.get(path), "runtime");
            }
            var run = Answers.items(client.get(path + "/executions?limit=1")).stream()
                    .findFirst();
            if (Answers.text(runtime, "state").equals("failed")) {
                throw new Fault(
                        CliCode.PIPE_RUN_FAILED, Answers.text(runtime, "last-original-error-message"), "pipe", pipe);
            }
            run.ifPresent(entity -> out.println(Json.pretty(entity, JsonForm.COMPATIBLE)));
            return ExitCode.DONE;
        }
    }
}
