package io.perseid.api;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.LinkedHashMap;
import java.util.Map;

/** One named figure with a value for each set of labels. Not thread-safe. */
final class Series {
    private final String name;
    private final String help;
    private final boolean grows;
    private final Map<Labels, Double> values = new LinkedHashMap<>();

    private Series(String name, String help, boolean grows) {
        this.name = name;
        this.help = help;
        this.grows = grows;
    }

    /** A figure that goes up and down. */
    static Series gauge(String name, String help) {
        return new Series(name, help, false);
    }

    /** A figure that only grows; {@code _total} is added to its name. */
    static Series counter(String name, String help) {
        return new Series(name, help, true);
    }

    /** @param labels alternating names and values */
    Series put(double value, String... labels) {
        values.put(Labels.of(labels), value);
        return this;
    }

    Series put(long value, String... labels) {
        return put((double) value, labels);
    }

    MetricSnapshot snapshot() {
        if (grows) {
            var counter = CounterSnapshot.builder().name(name).help(help);
            values.forEach((labels, value) -> counter.dataPoint(CounterDataPointSnapshot.builder()
                    .labels(labels)
                    .value(value)
                    .build()));
            return counter.build();
        }
        var gauge = GaugeSnapshot.builder().name(name).help(help);
        values.forEach((labels, value) -> gauge.dataPoint(
                GaugeDataPointSnapshot.builder().labels(labels).value(value).build()));
        return gauge.build();
    }
}
