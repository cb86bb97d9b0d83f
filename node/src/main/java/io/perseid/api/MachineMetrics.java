package io.perseid.api;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;

/** What the virtual machine uses. */
final class MachineMetrics implements MultiCollector {
    private static final double MILLIS_PER_SECOND = 1e3;

    @Override
    public MetricSnapshots collect() {
        var memory = ManagementFactory.getMemoryMXBean();
        var collected = Series.counter("jvm_gc_collections", "Garbage collections.");
        var collecting = Series.counter("jvm_gc_collection_seconds", "Time spent in garbage collections.");
        for (var collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            collected.put(Math.max(0, collector.getCollectionCount()), "gc", collector.getName());
            collecting.put(Math.max(0, collector.getCollectionTime()) / MILLIS_PER_SECOND, "gc", collector.getName());
        }
        var runtime = ManagementFactory.getRuntimeMXBean();
        var all = List.of(
                Series.gauge("jvm_memory_used_bytes", "Memory used.")
                        .put(memory.getHeapMemoryUsage().getUsed(), "area", "heap")
                        .put(memory.getNonHeapMemoryUsage().getUsed(), "area", "nonheap"),
                Series.gauge("jvm_memory_max_bytes", "Most memory that may be used.")
                        .put(memory.getHeapMemoryUsage().getMax(), "area", "heap"),
                collected,
                collecting,
                Series.gauge("jvm_threads", "Platform threads.")
                        .put(ManagementFactory.getThreadMXBean().getThreadCount()),
                Series.counter("process_cpu_seconds", "Processor time used.").put(cpuSeconds()),
                Series.gauge("process_start_time_seconds", "When the process started, since 1970.")
                        .put(runtime.getStartTime() / MILLIS_PER_SECOND));
        return new MetricSnapshots(all.stream().map(Series::snapshot).toList());
    }

    private static double cpuSeconds() {
        return ProcessHandle.current()
                        .info()
                        .totalCpuDuration()
                        .orElse(Duration.ZERO)
                        .toMillis()
                / MILLIS_PER_SECOND;
    }
}
