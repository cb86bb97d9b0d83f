package io.perseid.language;

import io.perseid.entity.DictBuilder;
import io.perseid.entity.DictValue;
import io.perseid.entity.Entity;
import io.perseid.entity.NullValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.fault.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what rules do for one entity, while they do it: which line runs, what it reads, joins, changes and puts out.
 * What it keeps is bounded, whatever the rules do. Not thread-safe: compiled into the rules of one explanation.
 */
final class Recorder implements Tap {
    private static final int MOST_LINES = 2000;
    private static final long MOST_CHARACTERS = 500_000;

    private final Excerpt excerpt = new Excerpt(MOST_CHARACTERS);
    private final List<Emission> out = new ArrayList<>();
    private @Nullable RuleNote root;
    private @Nullable RuleNote rule;
    private @Nullable LineNote line;
    private int lines;
    private boolean isFull;
    private @Nullable RuntimeException failing;
    private String failingAt = "";

    /** Runs a transform that was compiled with this recorder. To be called once. */
    Explanation explain(Transform transform, Entity source, RunContext world, RuleLines text) {
        Optional<RuntimeException> failure = Optional.empty();
        try {
            transform.apply(source, new WatchedWorld(world, this), this::emitted);
        } catch (RuntimeException e) {
            failure = Optional.of(e);
        }
        return new Explanation(List.copyOf(out), failure, toValue(text, failure));
    }

    private DictValue toValue(RuleLines text, Optional<RuntimeException> failure) {
        var dict = DictBuilder.of(root == null ? DictValue.EMPTY : root.toValue(text, excerpt));
        failure.ifPresent(
                e -> dict.put("outcome", new StringValue(RuleNote.FAILED)).put("failure", told(e, "")));
        return dict.put("cut", Values.of(isFull || excerpt.isCut())).build();
    }

    private void emitted(Emission emission) {
        out.add(emission);
        if (line != null) {
            line.created(excerpt.of(Subject.dict(emission.entity())));
        }
    }

    /** A look-up begins; what it finds is to be added to the note. */
    JoinNote join(String dataset, String index, Value key) {
        var note = new JoinNote(dataset, index, excerpt.of(key));
        if (line != null) {
            line.join(note);
        }
        return note;
    }

    @Override
    public Expression expression(Node node, Expression compiled) {
        return switch (node) {
            case Node.Literal _, Node.Absent _, Node.RuleName _, Node.Act _, Node.Block _ -> compiled;
            case Node.Path _, Node.Call _, Node.Template _, Node.Hop _ -> frame -> value(node, compiled, frame);
        };
    }

    private Value value(Node node, Expression compiled, Frame frame) {
        try {
            Value value = compiled.eval(frame);
            if (line != null) {
                line.value(node, value, excerpt);
            }
            return value;
        } catch (RuntimeException e) {
            fails(e, node);
            throw e;
        }
    }

    private void fails(RuntimeException e, Node node) {
        if (!e.equals(failing)) {
            failing = e;
            failingAt = node.place().pointer();
        }
    }

    @Override
    public Step step(Node.Act act, Step compiled) {
        return frame -> {
            LineNote before = line;
            LineNote note = begin(act, before);
            line = note;
            try {
                Outcome outcome = compiled.run(frame);
                if (note != null) {
                    note.ended(outcome);
                }
                return outcome;
            } catch (RuntimeException e) {
                boolean isInnermost = !e.equals(failing) || !failingAt.isEmpty();
                fails(e, act);
                if (note != null) {
                    note.failed(isInnermost ? told(e, RuleLines.within(act, failingAt)) : DictValue.EMPTY);
                    failingAt = "";
                }
                throw e;
            } finally {
                if (note != null && rule != null) {
                    rule.changed(note, frame.target(), excerpt);
                }
                line = before;
            }
        };
    }

    private @Nullable LineNote begin(Node.Act act, @Nullable LineNote around) {
        if (rule == null || lines >= MOST_LINES) {
            isFull = true;
            return null;
        }
        var note = new LineNote(act, ++lines);
        if (around == null) {
            rule.add(note);
        } else {
            around.add(note);
        }
        return note;
    }

    @Override
    public Step rule(String name, Step compiled) {
        return frame -> {
            RuleNote outer = rule;
            LineNote around = line;
            int linesBefore = lines;
            long shownBefore = excerpt.shown();
            var note = new RuleNote(name, excerpt.of(frame.source().whole()), frame.target());
            root = root == null ? note : root;
            rule = note;
            line = null;
            try {
                Outcome outcome = compiled.run(frame);
                note.ended(outcome, excerpt.of(frame.target().dict()));
                return outcome;
            } catch (RuntimeException e) {
                note.failed(excerpt.of(frame.target().dict()));
                throw e;
            } finally {
                rule = outer;
                line = around;
                if (around != null && !around.applied(note)) {
                    lines = linesBefore;
                    excerpt.forget(shownBefore);
                }
            }
        };
    }

    private static DictValue told(RuntimeException e, String at) {
        boolean isFault = e instanceof Fault;
        return new DictBuilder()
                .put("code", isFault ? new StringValue(((Fault) e).code().id()) : NullValue.NULL)
                .put("message", new StringValue(String.valueOf(e.getMessage())))
                .put("at", new StringValue(at))
                .build();
    }
}
