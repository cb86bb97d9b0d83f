package io.perseid.example.atlas;

import io.perseid.example.atlas.Flow.PipeRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The first run of all pipes: how many entities each has to bring, and how far they are. Not thread-safe. */
final class FirstFlow {
    private static final int WIDTH = 30;

    private final Map<String, Long> wanted;
    private final Map<String, Double> best = new LinkedHashMap<>();
    private final Set<String> told = new HashSet<>();

    /** Wants so many entities from each pipe, in this order. */
    FirstFlow(Map<String, Long> wanted) {
        this.wanted = new LinkedHashMap<>(wanted);
    }

    /** True when every pipe has brought what is wanted of it. */
    boolean isDone(Flow flow, long writtenBack) {
        return wanted.keySet().stream().allMatch(pipe -> brought(flow, pipe, writtenBack) >= wanted(pipe));
    }

    /**
     * Draws the bars; where there is no terminal, says once of each pipe that it has finished.
     *
     * @throws DemoFailure if a pipe is broken
     */
    void show(Screen screen, Flow flow, long writtenBack) {
        List<String> bars = new ArrayList<>();
        for (String id : wanted.keySet()) {
            flow.pipe(id).filter(PipeRow::isBroken).ifPresent(pipe -> {
                throw new DemoFailure(
                        "a pipe does not work pipe=" + id + " state=" + pipe.state() + " " + pipe.trouble());
            });
            double rate = flow.pipe(id).map(PipeRow::rate).orElse(0.0);
            best.merge(id, rate, Math::max);
            long brought = brought(flow, id, writtenBack);
            bars.add(bar(id, brought, rate));
            if (!screen.isTerminal() && brought >= wanted(id) && told.add(id)) {
                screen.say("%s", bar(id, brought, best.getOrDefault(id, 0.0)));
            }
        }
        screen.draw(bars);
    }

    private long wanted(String pipe) {
        return wanted.getOrDefault(pipe, 0L);
    }

    /** What has arrived behind the pipe: in its dataset, or in the table it writes. */
    private static long brought(Flow flow, String pipe, long writtenBack) {
        return pipe.equals(Atlas.WRITE_BACK) ? writtenBack : flow.datasets().getOrDefault(pipe, 0L);
    }

    private String bar(String id, long brought, double rate) {
        long all = Math.max(1, wanted(id));
        int full = (int) Math.min(WIDTH, brought * WIDTH / all);
        return String.format(
                Locale.ROOT,
                "  %-12s %s%s %,9d of %,7d  %s",
                id,
                "█".repeat(full),
                "░".repeat(WIDTH - full),
                brought,
                wanted(id),
                rate >= 1 ? String.format(Locale.ROOT, "%,8.0f/s", rate) : "");
    }
}
