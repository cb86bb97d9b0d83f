package io.perseid.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lets several workers do the same work in turns, so that what slows the machine down slows all of them, and takes the
 * median of each one's turns. What counts is the CPU time of the process, garbage collection included; it is told in steps of
 * 10 ms, so turns are much longer.
 */
final class CpuRace {
    private static final long WARM_UP_NS = 2_000_000_000L;
    private static final long TURN_NS = 400_000_000L;
    private static final int TURNS = 5;

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** Keeps results alive, so that no work is optimised away. */
    private static volatile long kept;

    private CpuRace() {}

    /** One round of a worker's work; answers something of the results. */
    interface Work {
        long run(LanguagePeer.Worker worker) throws Exception;
    }

    /** How many items each worker does in a second of CPU time, where a round is so many items. */
    static Map<String, Double> run(Map<String, LanguagePeer.Worker> workers, Work work, int items) throws Exception {
        var speeds = new LinkedHashMap<String, List<Double>>();
        for (Map.Entry<String, LanguagePeer.Worker> entry : workers.entrySet()) {
            turn(entry.getValue(), work, items, WARM_UP_NS);
        }
        for (int i = 0; i < TURNS; i++) {
            for (Map.Entry<String, LanguagePeer.Worker> entry : workers.entrySet()) {
                speeds.computeIfAbsent(entry.getKey(), _ -> new ArrayList<>())
                        .add(turn(entry.getValue(), work, items, TURN_NS));
            }
        }
        var medians = new LinkedHashMap<String, Double>();
        speeds.forEach(
                (name, all) -> medians.put(name, all.stream().sorted().toList().get(TURNS / 2)));
        return medians;
    }

    private static double turn(LanguagePeer.Worker worker, Work work, int items, long lengthNs) throws Exception {
        long start = SYSTEM.getProcessCpuTime();
        long rounds = 0;
        long spent = 0;
        long results = 0;
        while (spent < lengthNs) {
            results += work.run(worker);
            rounds++;
            spent = SYSTEM.getProcessCpuTime() - start;
        }
        kept = results;
        return rounds * items * 1e9 / spent;
    }
}
