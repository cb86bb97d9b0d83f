package io.perseid.cli;

import io.perseid.node.GivenSettings;
import io.perseid.node.Node;
import io.perseid.node.Settings;
import io.perseid.time.Time;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code perseid node}: runs until it is told to stop. */
@Command(
        name = "node",
        description = "Runs a node until Ctrl-C or SIGTERM. `perseid settings` lists all that can be set.",
        mixinStandardHelpOptions = true)
final class NodeCommand implements Callable<Integer> {
    private static final double MILLIS_PER_SECOND = 1e3;

    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    @Option(names = "--config", paramLabel = "DIR", description = "config.directory")
    private @Nullable String config;

    @Option(names = "--profile", paramLabel = "NAME", description = "config.profile")
    private @Nullable String profile;

    @Option(names = "--host", paramLabel = "ADDRESS", description = "http.host")
    private @Nullable String host;

    @Option(names = "--port", paramLabel = "PORT", description = "http.port; 0 takes a free one.")
    private @Nullable String port;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        var settings = Settings.of(given());
        var time = Time.system();
        // System.err is left to libraries; the log writes to the same place with a buffer for each line.
        var logTo = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        var wishes = new LinkedBlockingQueue<Wish>();
        var closed = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(wishes, closed), "stop"));
        try {
            run(settings, time, logTo, wishes);
        } finally {
            // Also when it could not start: the process must not wait for a node that isn't there.
            closed.countDown();
        }
        return ExitCode.DONE;
    }

    private void run(Settings settings, Time time, PrintStream logTo, BlockingQueue<Wish> wishes)
            throws InterruptedException {
        var node = Node.open(settings, time, Version.current(), logTo, () -> wishes.add(Wish.RESTART));
        printReady(node, settings, sinceStart(time));
        while (wishes.take() == Wish.RESTART) {
            int port = node.address().getPort();
            long begun = time.nanos();
            node.close();
            node = Node.open(
                    settings.withHttpPort(port), time, Version.current(), logTo, () -> wishes.add(Wish.RESTART));
            printReady(node, settings, Duration.ofNanos(time.nanos() - begun));
        }
        node.close();
    }

    /** What the node is to do next. */
    private enum Wish {
        RESTART,
        STOP
    }

    private static void stop(Queue<Wish> wishes, CountDownLatch closed) {
        wishes.add(Wish.STOP);
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void printReady(Node node, Settings settings, Duration after) {
        var out = spec.commandLine().getOut();
        out.printf(
                "Perseid %s is ready at %s after %.1f s (%s; data in %s; Ctrl-C stops it)%n",
                Version.current(),
                node.address(),
                after.toMillis() / MILLIS_PER_SECOND,
                node.pipes() == 1 ? "1 pipe" : node.pipes() + " pipes",
                settings.dataDirectory());
        out.flush();
    }

    private GivenSettings given() {
        var given = options.given();
        SettingsOptions.flag(given, "--config", "config.directory", config);
        SettingsOptions.flag(given, "--profile", "config.profile", profile);
        SettingsOptions.flag(given, "--host", "http.host", host);
        SettingsOptions.flag(given, "--port", "http.port", port);
        return options.with(given);
    }

    private static Duration sinceStart(Time time) {
        long startMillis = ManagementFactory.getRuntimeMXBean().getStartTime();
        return Duration.between(Instant.ofEpochMilli(startMillis), time.now());
    }
}
