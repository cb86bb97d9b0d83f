package io.perseid.example.atlas;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What all pipes did.
 *
 * @param seconds from the first moment to the last, on the clock on the wall
 */
record Summary(List<PipeRuns> pipes, double seconds) {
    Summary {
        pipes = List.copyOf(pipes);
    }

    /** True if every pipe's runs have ended that read what is wanted of it. */
    boolean hasAll(Map<String, Long> wanted) {
        return pipes.stream().allMatch(runs -> runs.in() >= wanted.getOrDefault(runs.pipe(), 0L));
    }

    /** True if an entity could not be written, or a run failed. */
    boolean hasErrors() {
        return pipes.stream().anyMatch(runs -> runs.errors() > 0 || runs.failed() > 0);
    }

    /** The table: a line for each pipe and one for all. */
    List<String> table() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%-12s %10s %10s %10s %7s %9s %12s",
                "pipe",
                "in",
                "out",
                "unchanged",
                "errors",
                "seconds",
                "entities/s"));
        var all = new PipeRuns("together", 0, 0, 0, 0, 0, 0);
        for (PipeRuns runs : pipes) {
            lines.add(line(runs, runs.seconds()));
            all = all.plus(runs);
        }
        lines.add(line(all, seconds));
        return lines;
    }

    private static String line(PipeRuns runs, double seconds) {
        return String.format(
                Locale.ROOT,
                "%-12s %,10d %,10d %,10d %,7d %9.2f %,12.0f",
                runs.pipe(),
                runs.in(),
                runs.out(),
                runs.unchanged(),
                runs.errors() + runs.failed(),
                seconds,
                runs.in() / Math.max(seconds, 0.001));
    }
}
