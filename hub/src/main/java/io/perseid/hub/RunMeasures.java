package io.perseid.hub;

import static java.util.Objects.requireNonNull;

import io.perseid.entity.DictBuilder;
import io.perseid.entity.FloatValue;
import io.perseid.entity.IntegerValue;
import io.perseid.time.Time;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/** Where the time of one run went, and how large its traced joins were. Thread-safe. */
final class RunMeasures {
    private static final double NANOS_PER_SECOND = 1e9;

    private final Time time;
    private final Map<Part, LongAdder> nanos = new EnumMap<>(Part.class);
    private final Map<String, Long> rows = new ConcurrentSkipListMap<>();

    /** What a run spends time on. Transforms run on several threads; their times are added up. */
    enum Part {
        SOURCE,
        TRANSFORM,
        SINK
    }

    RunMeasures(Time time) {
        this.time = time;
        for (Part part : Part.values()) {
            nanos.put(part, new LongAdder());
        }
    }

    <T> T during(Part part, Supplier<T> work) {
        long began = time.nanos();
        try {
            return work.get();
        } finally {
            requireNonNull(nanos.get(part)).add(time.nanos() - began);
        }
    }

    /** A join that is traced under the name gave so many rows for one entity. */
    void traced(String name, long count) {
        rows.merge(name, count, Math::max);
    }

    /** Adds {@code source_time} and so on in seconds, {@code hops} (the most rows of each traced join), and {@code memory} (heap in use, in bytes). */
    void addTo(DictBuilder metrics) {
        nanos.forEach((part, sum) -> metrics.put(
                part.name().toLowerCase(Locale.ROOT) + "_time", new FloatValue(sum.sum() / NANOS_PER_SECOND)));
        if (!rows.isEmpty()) {
            var hops = new DictBuilder();
            rows.forEach((name, most) -> hops.put(name, IntegerValue.of(most)));
            metrics.put("hops", hops.build());
        }
        Runtime process = Runtime.getRuntime();
        metrics.put("memory", IntegerValue.of(process.totalMemory() - process.freeMemory()));
    }
}
