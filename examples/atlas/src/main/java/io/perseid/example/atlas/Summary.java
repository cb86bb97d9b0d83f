package io.perseid.example.atlas;

import io.perseid.example.atlas.Flow.PipeRow;
import io.perseid.example.atlas.Flow.Run;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the pipes did, run by run, added up. Not thread-safe. */
final class Summary {
    private final Map<String, Run> best = new LinkedHashMap<>();

    /** Notes the last run of every pipe; of each pipe the run that read most is kept. */
    void note(Flow flow) {
        for (PipeRow pipe : flow.pipes().values()) {
            pipe.lastRun().ifPresent(run -> best.merge(pipe.id(), run, (old, now) -> now.in() >= old.in() ? now : old));
        }
    }

    /** True if of every pipe a run has been noted that read at least what is wanted of the pipe. */
    boolean hasAll(Map<String, Long> wanted) {
        return wanted.entrySet().stream().allMatch(pipe -> {
            Run run = best.get(pipe.getKey());
            return run != null && run.in() >= pipe.getValue();
        });
    }

    /** True if any of the runs noted had errors. */
    boolean hasErrors() {
        return best.values().stream().anyMatch(run -> run.errors() > 0);
    }

    /** The table, a line for each of the pipes and one for all. */
    List<String> table(Iterable<String> pipes, double seconds) {
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
        long in = 0;
        long out = 0;
        long unchanged = 0;
        long errors = 0;
        for (String id : pipes) {
            Run run = best.get(id);
            if (run != null) {
                lines.add(line(id, run.in(), run.out(), run.unchanged(), run.errors(), run.seconds()));
                in += run.in();
                out += run.out();
                unchanged += run.unchanged();
                errors += run.errors();
            }
        }
        lines.add(line("together", in, out, unchanged, errors, seconds));
        return lines;
    }

    private static String line(String id, long in, long out, long unchanged, long errors, double seconds) {
        return String.format(
                Locale.ROOT,
                "%-12s %,10d %,10d %,10d %,7d %9.2f %,12.0f",
                id,
                in,
                out,
                unchanged,
                errors,
                seconds,
                in / Math.max(seconds, 0.001));
    }
}
