package io.perseid.example.atlas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process of its own that writes into a log file and is stopped, gently first, when closed. */
final class ChildProcess implements AutoCloseable {
    private static final int SECONDS_TO_STOP = 20;

    private final String name;
    private final Process process;
    private final Path log;

    private ChildProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    static ChildProcess start(String name, List<String> command, Map<String, String> environment, Path log)
            throws IOException {
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        return new ChildProcess(name, builder.start(), log);
    }

    /**
     * Waits until the condition holds.
     *
     * @throws DemoFailure with the end of the log if the process ends before, or takes longer than the seconds
     */
    void awaitUntil(Condition condition, int seconds) throws InterruptedException, IOException {
        for (int attempt = 0; attempt < seconds * 50; attempt++) {
            if (condition.holds()) {
                return;
            }
            if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
                throw new DemoFailure(name + " ended early exit=" + process.exitValue() + " log=" + endOfLog());
            }
        }
        throw new DemoFailure(name + " gave no answer seconds=" + seconds + " log=" + endOfLog());
    }

    /** Waits for its end and gives the exit code. */
    int waitFor() throws InterruptedException {
        return process.waitFor();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String log() throws IOException {
        return Files.exists(log) ? Files.readString(log) : "";
    }

    String endOfLog() throws IOException {
        String text = log();
        return text.substring(Math.max(0, text.length() - 3000));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Something that is to come true. */
    interface Condition {
        boolean holds() throws IOException, InterruptedException;
    }
}
