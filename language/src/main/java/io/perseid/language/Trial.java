package io.perseid.language;

import io.perseid.entity.BooleanValue;
import io.perseid.entity.DictValue;
import io.perseid.entity.Entity;
import io.perseid.entity.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something to try an expression or a rule on, as examples describe it.
 *
 * @param targetBefore what the target holds before the rule runs
 * @param parent what {@code _P} stands for: a dictionary with {@code _S} and {@code _T}
 * @param root what {@code _R} stands for, likewise
 */
public record Trial(
        RunContext world, Entity source, DictValue targetBefore, Optional<DictValue> parent, Optional<DictValue> root) {
    /**
     * What came of a rule.
     *
     * @param target empty if nothing came out; a filtered one has {@code _filtered}
     * @param emitted what the rule created beside it
     */
    public record Result(Optional<DictValue> target, List<DictValue> emitted) {}

    /** The value of an expression. */
    public static Value expression(Expression expression, Trial trial) {
        return expression.eval(trial.frame(new ArrayList<>()));
    }

    /** What a rule makes of the source. */
    public static Result rule(Rule rule, Trial trial) {
        var emitted = new ArrayList<DictValue>();
        Frame frame = trial.frame(emitted);
        Outcome outcome = rule.run(frame);
        if (outcome == Outcome.FILTERED) {
            frame.target().put("_filtered", BooleanValue.TRUE);
        }
        return new Result(
                outcome == Outcome.DISCARDED
                        ? Optional.empty()
                        : Optional.of(frame.target().dict()),
                emitted);
    }

    private Frame frame(List<DictValue> emitted) {
        var run = new Run(
                world, Limits.STANDARD, "pipe", source, emission -> emitted.add(Subject.dict(emission.entity())));
        Frame outermost = outermost(run);
        if (outermost != null) {
            return outermost.apply(Subject.of(source, world), target(targetBefore));
        }
        return Frame.root(run, Subject.of(source, world), target(targetBefore));
    }

    private @Nullable Frame outermost(Run run) {
        Frame frame = root.map(context -> Frame.root(run, source(context), target(context.get("_T"))))
                .orElse(null);
        if (parent.isEmpty()) {
            return frame;
        }
        return frame == null
                ? Frame.root(run, source(parent.get()), target(parent.get().get("_T")))
                : frame.apply(source(parent.get()), target(parent.get().get("_T")));
    }

    private static Subject source(DictValue context) {
        return Subject.of(context.get("_S"));
    }

    private static Target target(Value content) {
        var target = new Target();
        if (content instanceof DictValue dict) {
            dict.forEach(target::put);
        }
        return target;
    }
}
