package io.perseid.node;

import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * The process's log: every line goes out at once, and the last ones are kept for {@code /api/logs}. Takes over the
 * JDK's logging when installed. Thread-safe.
 */
final class Log extends Handler implements AutoCloseable {
    private static final List<String> TALKATIVE = List.of("org.eclipse.jetty", "com.zaxxer.hikari", "org.rocksdb");

    private final PrintStream out;
    private final boolean json;
    private final int linesKept;
    private final Deque<LogLine> kept = new ArrayDeque<>();
    private final List<Logger> held;
    private volatile UnaryOperator<String> mask = UnaryOperator.identity();

    private Log(PrintStream out, Settings settings) {
        this.out = out;
        this.json = settings.logFormat().equals("json");
        this.linesKept = settings.logLinesKept();
        this.held = TALKATIVE.stream().map(Logger::getLogger).toList();
    }

    /** Takes the place of whatever logged before. */
    static Log install(Settings settings, PrintStream out) {
        var log = new Log(out, settings);
        LogManager.getLogManager().reset();
        Logger root = Logger.getLogger("");
        root.addHandler(log);
        LastingLogManager.keepHandlers();
        root.setLevel(level(settings.logLevel()));
        log.held.forEach(logger -> logger.setLevel(Level.WARNING));
        return log;
    }

    /** From now on everything goes out as the mask leaves it. */
    void mask(UnaryOperator<String> newMask) {
        mask = newMask;
    }

    /** The last lines, oldest first. */
    public List<LogLine> last(int limit) {
        synchronized (kept) {
            return kept.stream().skip(Math.max(0, kept.size() - limit)).toList();
        }
    }

    @Override
    public void publish(LogRecord entry) {
        if (!isLoggable(entry)) {
            return;
        }
        var line = LogLine.of(entry).masked(mask);
        synchronized (kept) {
            if (linesKept > 0) {
                if (kept.size() == linesKept) {
                    kept.removeFirst();
                }
                kept.addLast(line);
            }
        }
        out.println(json ? line.json() : line.text());
    }

    @Override
    public void flush() {
        out.flush();
    }

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(this);
        flush();
    }

    private static Level level(String name) {
        return switch (name) {
            case "debug" -> Level.FINE;
            case "warning" -> Level.WARNING;
            case "error" -> Level.SEVERE;
            default -> Level.INFO;
        };
    }
}
