package io.perseid.cli;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code perseid rotate-key}. */
@Command(
        name = "rotate-key",
        description = "Tells a node that its encryption.key has changed, and waits until all data is encrypted anew.",
        mixinStandardHelpOptions = true)
final class RotateKeyCommand implements Callable<Integer> {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    @Mixin
    private final NodeOptions node = new NodeOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (var client = node.connect()) {
            var state = client.postForm("/api/encryption/rotate", "");
            var out = spec.commandLine().getOut();
            out.println("the data opens with key " + Answers.text(state, "key") + " from now on");
            out.flush();
            while (!Answers.text(client.get("/api/encryption"), "settled").equals("true")) {
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            }
            out.println("all of it is encrypted anew");
            return ExitCode.DONE;
        }
    }
}
