package io.perseid.hub;

import io.perseid.entity.DictValue;
import io.perseid.entity.ListValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.store.Dataset;
import io.perseid.store.DatasetFigures;
import io.perseid.store.DatasetName;
import io.perseid.store.Store;
import io.perseid.time.Time;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Looks at everything that flows. Thread-safe. */
final class FlowView {
    private final Store store;
    private final Time time;

    FlowView(Store store, Time time) {
        this.store = store;
        this.time = time;
    }

    /** All systems, pipes and datasets, without those that the hub keeps for itself. */
    FlowSnapshot snapshot(Collection<PipeUnit> pipes, Collection<LoadedSystem> systems) {
        return new FlowSnapshot(
                time.now(),
                systems.stream()
                        .map(system -> new FlowSnapshot.SystemRow(
                                system.id(), system.view().type()))
                        .toList(),
                pipes.stream().map(FlowView::pipe).toList(),
                datasets());
    }

    private static FlowSnapshot.PipeRow pipe(PipeUnit unit) {
        Optional<Pump> pump = unit.pump();
        return new FlowSnapshot.PipeRow(
                unit.id(),
                end(unit.effective().get("source")),
                end(unit.effective().get("sink")),
                joins(unit),
                unit.state(),
                unit.reason(),
                pump.map(known -> known.total().in()).orElse(0L),
                pump.map(known -> known.total().out()).orElse(0L),
                pump.map(known -> known.rate().perSecond()).orElse(0.0),
                unit.lag(),
                unit.lastRun(),
                pump.flatMap(Pump::nextRun),
                pump.map(Pump::counts).orElse(PumpCounts.NONE));
    }

    private static List<String> joins(PipeUnit unit) {
        Set<String> joins = new TreeSet<>();
        unit.loaded().plan().ifPresent(plan -> plan.steps().forEach(step -> joins.addAll(step.datasetsRead())));
        return List.copyOf(joins);
    }

    private static FlowSnapshot.End end(Value config) {
        DictValue dict = config instanceof DictValue object ? object : DictValue.EMPTY;
        List<String> datasets = new ArrayList<>();
        text(dict, "dataset").ifPresent(datasets::add);
        if (dict.get("datasets") instanceof ListValue list) {
            list.items().forEach(item -> {
                if (item instanceof StringValue name) {
                    datasets.add(name.value().split(" ", 2)[0]);
                }
            });
        }
        return new FlowSnapshot.End(text(dict, "type").orElse("unknown"), text(dict, "system"), datasets);
    }

    private static Optional<String> text(DictValue dict, String name) {
        return dict.get(name) instanceof StringValue text ? Optional.of(text.value()) : Optional.empty();
    }

    private List<FlowSnapshot.DatasetRow> datasets() {
        List<FlowSnapshot.DatasetRow> rows = new ArrayList<>();
        for (DatasetName name : store.datasets()) {
            if (!name.value().startsWith("system:")) {
                store.find(name).map(Dataset::figures).ifPresent(figures -> rows.add(row(name, figures)));
            }
        }
        return rows;
    }

    private static FlowSnapshot.DatasetRow row(DatasetName name, DatasetFigures figures) {
        return new FlowSnapshot.DatasetRow(
                name.value(),
                figures.existing(),
                figures.deleted(),
                figures.versions(),
                figures.nextOffset(),
                figures.populated(),
                figures.bytes());
    }
}
