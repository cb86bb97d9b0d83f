package io.perseid.language;

import io.perseid.entity.DictBuilder;
import io.perseid.entity.DictValue;
import io.perseid.entity.ListValue;
import io.perseid.entity.NullValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one application of a rule did, line by line. Not thread-safe. */
final class RuleNote {
    static final String FAILED = "failed";

    private final String rule;
    private final Value source;
    private final List<LineNote> lines = new ArrayList<>();
    private final Map<String, List<Integer>> madeBy = new LinkedHashMap<>();
    private final Map<String, Value> known = new LinkedHashMap<>();
    private Value result = NullValue.NULL;
    private String outcome = word(Outcome.CONTINUE);

    /** A rule that is about to run on this source. */
    RuleNote(String rule, Value source, Target begun) {
        this.rule = rule;
        this.source = source;
        begun.names().forEach(name -> known.put(name, begun.get(name)));
    }

    void add(LineNote line) {
        lines.add(line);
    }

    /** A line has run: what of the target is different now, it has changed. */
    void changed(LineNote line, Target target, Excerpt excerpt) {
        new LinkedHashMap<>(known).forEach((name, before) -> {
            if (!target.has(name)) {
                line.changed(new DictBuilder()
                        .put("property", new StringValue(name))
                        .put("before", excerpt.of(before))
                        .put("removed", Values.of(true))
                        .build());
                known.remove(name);
                madeBy.remove(name);
            }
        });
        for (String name : target.names()) {
            Value now = target.get(name);
            Value before = known.put(name, now);
            if (!now.equals(before)) {
                var change =
                        new DictBuilder().put("property", new StringValue(name)).put("value", excerpt.of(now));
                if (before != null) {
                    change.put("before", excerpt.of(before));
                }
                CopiedFrom.path(line.act(), name).ifPresent(path -> change.put("from", new StringValue(path)));
                line.changed(change.build());
                madeBy.computeIfAbsent(name, _ -> new ArrayList<>()).add(line.number());
            }
        }
    }

    void ended(Outcome how, Value target) {
        outcome = word(how);
        result = target;
    }

    void failed(Value target) {
        outcome = FAILED;
        result = target;
    }

    boolean hasFailed() {
        return outcome.equals(FAILED);
    }

    static String word(Outcome outcome) {
        return switch (outcome) {
            case CONTINUE -> "continued";
            case FILTERED -> "filtered";
            case DISCARDED -> "discarded";
        };
    }

    DictValue toValue(RuleLines text, Excerpt excerpt) {
        var properties = new DictBuilder();
        madeBy.forEach((name, numbers) -> properties.put(
                name, ListValue.of(numbers.stream().<Value>map(Values::of).toList())));
        return new DictBuilder()
                .put("rule", new StringValue(rule))
                .put("outcome", new StringValue(outcome))
                .put("source", source)
                .put(
                        "lines",
                        ListValue.of(lines.stream()
                                .<Value>map(line -> line.toValue(text, excerpt))
                                .toList()))
                .put("result", result)
                .put("properties", properties.build())
                .build();
    }
}
