package io.perseid.cli;

import io.perseid.entity.Value;
import io.perseid.fault.Fault;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
            var pump = client.get(path + "/pump");
            while (Answers.text(pump, "runtime", "is-running").equals("true")) {
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
                pump = client.get(path + "/pump");
            }
            var run = Answers.at(pump, "last_run");
            if (!Answers.text(run, "code").isEmpty()) {
                throw new Fault(
                        CliCode.PIPE_RUN_FAILED,
                        Answers.text(run, "message"),
                        "pipe",
                        pipe,
                        "cause",
                        Answers.text(run, "code"));
            }
            out.println(Answers.text(run, "kind") + " run of " + pipe + " in " + Answers.text(run, "seconds") + " s: "
                    + counts(run));
            return ExitCode.DONE;
        }
    }

    private static String counts(Value run) {
        return Stream.of("in", "out", "unchanged", "filtered", "deleted", "errors")
                .map(name -> Answers.text(run, name) + " " + name)
                .collect(Collectors.joining(", "));
    }
}
