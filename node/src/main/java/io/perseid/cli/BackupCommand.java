package io.perseid.cli;

import io.perseid.entity.Value;
import io.perseid.fault.Fault;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code perseid backup}. */
@Command(
        name = "backup",
        description = "Takes a backup of a node now, while it works, and waits until it is proved.",
        mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    @Mixin
    private final NodeOptions node = new NodeOptions();

    @Option(names = "--no-wait", description = "Doesn't wait for the end.")
    private boolean noWait;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        try (var client = node.connect()) {
            client.postForm("/api/backups", "");
            if (noWait) {
                out.println("begun");
                return ExitCode.DONE;
            }
            var run = Answers.at(client.get("/api/backups"), "run");
            String told = "";
            while (Answers.text(run, "running").equals("true")) {
                String now = progress(run);
                if (!now.equals(told)) {
                    out.println(now);
                    out.flush();
                    told = now;
                }
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
                run = Answers.at(client.get("/api/backups"), "run");
            }
            if (!Answers.text(run, "failure", "code").isEmpty()) {
                throw new Fault(
                        CliCode.BACKUP_FAILED,
                        Answers.text(run, "failure", "message"),
                        "cause",
                        Answers.text(run, "failure", "code"));
            }
            out.println("backup " + Answers.text(run, "last") + " is taken and proved");
            return ExitCode.DONE;
        }
    }

    private static String progress(Value run) {
        String total = Answers.text(run, "total");
        return Answers.text(run, "step") + (total.equals("0") ? "" : " " + Answers.text(run, "done") + " of " + total);
    }
}
