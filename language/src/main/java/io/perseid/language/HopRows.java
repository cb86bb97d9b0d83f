package io.perseid.language;

import io.perseid.entity.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Gathers what a join returns: each entity of an alias once, or a value for each row. Not thread-safe. */
final class HopRows {
    private final HopPlan plan;
    private final List<Subject> results = new ArrayList<>();
    private final Set<List<Object>> seen = new HashSet<>();
    private long count;

    HopRows(HopPlan plan) {
        this.plan = plan;
    }

    void add(Frame row) {
        count++;
        if (plan.template().isPresent()) {
            for (Value value : Values.items(plan.template().get().eval(row))) {
                if (!value.isNull()) {
                    results.add(Subject.of(value));
                }
            }
            return;
        }
        for (int slot : plan.returned()) {
            Subject subject = row.alias(slot);
            if (seen.add(List.of(slot, subject.id()))) {
                results.add(subject);
            }
        }
    }

    long count() {
        return count;
    }

    List<Subject> results() {
        return results;
    }
}
