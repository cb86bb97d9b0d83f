package io.perseid.example.atlas;

import io.perseid.time.Time;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The demo from the first process to the last line. Run once; closing it stops what it started and deletes what it made. */
final class Demo implements AutoCloseable {
    private static final int USUAL_PORT = 9042;
    private static final int MINUTES_FOR_ALL = 10;
    private static final Pattern LISTENING = Pattern.compile("listening port=(\\d+)");

    private final Options options;
    private final Path launcher;
    private final Screen screen;
    private final Time time;
    private final Leftovers leftovers = new Leftovers();
    private volatile boolean ending;

    Demo(Options options, Path launcher, Screen screen, Time time) {
        this.options = options;
        this.launcher = launcher;
        this.screen = screen;
        this.time = time;
    }

    /**
     * Starts everything, waits until all has flowed, changes two rows, and stays up if asked to.
     *
     * @throws DemoFailure if any of it does not go as it should
     */
    void run() throws IOException, SQLException, InterruptedException {
        var home = launcher.resolveSibling("examples/atlas");
        var files = new DataFiles(home.resolve("data"));
        var folder = leftovers.keep(WorkFolder.create());
        int servicePort = startService(folder, files);
        var database = leftovers.keep(Database.start(folder));
        long cities = database.loadCities(files);
        screen.say("PostgreSQL        port %d, %,d cities", database.port(), cities);
        var config = folder.copyOf(home.resolve("config"), "config");
        Files.writeString(config.resolve("atlas-env.json"), environment(servicePort, database.port()));
        int port = options.port().orElseGet(Demo::usualOrFreePort);
        var node = leftovers.keep(new Node(URI.create("http://127.0.0.1:" + port)));
        var process = startNode(folder, config, port, node);
        flow(node, database, process, cities);
        publish(node);
        var changes = new Changes(database, node, time, screen);
        screen.say("");
        changes.updateOne();
        changes.deleteOne();
        screen.say("");
        if (!options.once()) {
            screen.say("The console is at %s - Ctrl-C ends the demo.", node.root());
            int exit = process.waitFor();
            if (!isEnding()) {
                throw new DemoFailure("the node ended exit=" + exit + " log=" + process.endOfLog());
            }
        }
    }

    /** Ends it from outside, by Ctrl-C or otherwise; what goes wrong from then on is no failure. */
    void end() {
        ending = true;
        close();
    }

    boolean isEnding() {
        return ending;
    }

    @Override
    public void close() {
        leftovers.close();
    }

    private int startService(WorkFolder folder, DataFiles files) throws IOException, InterruptedException {
        var service = leftovers.keep(ChildProcess.start(
                "the service",
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Service.class.getName(),
                        files.folder().toString()),
                Map.of(),
                folder.resolve("service.log")));
        service.awaitUntil(() -> LISTENING.matcher(service.log()).find(), 30);
        Matcher listening = LISTENING.matcher(service.log());
        if (!listening.find()) {
            throw new DemoFailure("the service did not say its port");
        }
        int port = Integer.parseInt(listening.group(1));
        screen.say("files and service port %d, %,d airports, %,d regions, %,d countries", port, 5_210, 3_901, 248);
        return port;
    }

    private ChildProcess startNode(WorkFolder folder, Path config, int port, Node node)
            throws IOException, InterruptedException {
        long began = time.nanos();
        var process = leftovers.keep(ChildProcess.start(
                "the node",
                List.of(
                        launcher.toString(),
                        "node",
                        "--config",
                        config.toString(),
                        "--data",
                        folder.resolve("data").toString(),
                        "--port",
                        Integer.toString(port)),
                Map.of("PERSEID_CONFIG_PROFILE", "atlas", "PERSEID_JAVA", System.getProperty("java.home")),
                folder.resolve("node.log")));
        process.awaitUntil(node::isReady, 60);
        screen.say("node              port %d, ready after %.1f s: %s", port, secondsSince(began), node.root());
        screen.say("");
        return process;
    }

    private void flow(Node node, Database database, ChildProcess process, long cities)
            throws IOException, SQLException, InterruptedException {
        long began = time.nanos();
        var wanted = Atlas.wanted(cities);
        var first = new FirstFlow(wanted);
        while (true) {
            Flow flow = node.flow();
            long writtenBack = database.places();
            first.show(screen, flow, writtenBack);
            if (first.isDone(flow, writtenBack)) {
                var summary = summary(node, wanted, secondsSince(began));
                if (summary.hasAll(wanted)) {
                    say(summary);
                    return;
                }
            }
            if (!process.isAlive() || secondsSince(began) > TimeUnit.MINUTES.toSeconds(MINUTES_FOR_ALL)) {
                throw new DemoFailure(
                        "not everything arrived alive=" + process.isAlive() + " log=" + process.endOfLog());
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private static Summary summary(Node node, Map<String, Long> wanted, double seconds)
            throws IOException, InterruptedException {
        List<PipeRuns> pipes = new ArrayList<>();
        for (String pipe : wanted.keySet()) {
            pipes.add(node.runs(pipe));
        }
        return new Summary(pipes, seconds);
    }

    private void say(Summary summary) {
        screen.say("");
        summary.table().forEach(line -> screen.say("%s", line));
        if (summary.hasErrors()) {
            throw new DemoFailure("some runs had errors; see the table");
        }
    }

    private void publish(Node node) throws IOException, InterruptedException {
        screen.say("");
        for (String path : List.of("/api/publishers/place-json/entities", "/api/publishers/place-csv/csv")) {
            long began = time.nanos();
            var published = node.published(path);
            screen.say("published %s %,.1f MB in %.1f s", path, published.bytes() / 1e6, secondsSince(began));
        }
    }

    private double secondsSince(long nanos) {
        return (time.nanos() - nanos) / 1e9;
    }

    private static String environment(int servicePort, int databasePort) {
        return """
                {
                  "service-url": "http://127.0.0.1:%d",
                  "database-port": %d,
                  "database-password": "postgres"
                }
                """.formatted(servicePort, databasePort);
    }

    private static int usualOrFreePort() {
        try (var usual = new ServerSocket(USUAL_PORT, 1, InetAddress.getLoopbackAddress())) {
            return usual.getLocalPort();
        } catch (IOException _) {
            try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return free.getLocalPort();
            } catch (IOException e) {
                throw new DemoFailure("no free port", e);
            }
        }
    }
}
