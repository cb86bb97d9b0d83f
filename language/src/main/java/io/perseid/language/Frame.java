package io.perseid.language;

import io.perseid.entity.NullValue;
import io.perseid.entity.Value;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where an expression is evaluated: what its variables stand for. One frame for each application of a rule and for each
 * input of a join. Not thread-safe.
 */
public final class Frame {
    private static final Subject[] NO_ALIASES = {};

    private final Run run;
    private final Subject source;
    private final Target target;
    private final @Nullable Frame parent;
    private final Subject[] aliases;
    private final int depth;
    private Value current = NullValue.NULL;

    private Frame(Run run, Subject source, Target target, @Nullable Frame parent, Subject[] aliases, int depth) {
        this.run = run;
        this.source = source;
        this.target = target;
        this.parent = parent;
        this.aliases = aliases;
        this.depth = depth;
    }

    /** The frame of a rule that is applied to an entity of the pipe's source. */
    static Frame root(Run run, Subject source) {
        return new Frame(run, source, new Target(), null, NO_ALIASES, 0);
    }

    /** A root frame whose target is already begun. */
    static Frame root(Run run, Subject source, Target target) {
        return new Frame(run, source, target, null, NO_ALIASES, 0);
    }

    /** The frame of a rule that is applied within this one. */
    public Frame apply(Subject innerSource) {
        return apply(innerSource, new Target());
    }

    /** The frame of a rule within this one whose target is already begun. */
    Frame apply(Subject innerSource, Target innerTarget) {
        run.enter(depth + 1);
        return new Frame(run, innerSource, innerTarget, this, NO_ALIASES, depth + 1);
    }

    /** The frame of a join within this one: another source, and room for so many aliases after those there are. */
    Frame join(Subject joinSource, int slots) {
        var frame = new Frame(run, joinSource, target, parent, Arrays.copyOf(aliases, slots), depth);
        frame.current = current;
        return frame;
    }

    /** What the rules share while they run on one entity. */
    public Run run() {
        return run;
    }

    /** {@code _S}. */
    public Subject source() {
        return source;
    }

    /** {@code _T}. */
    public Target target() {
        return target;
    }

    /** The frame so many applications up; the outermost if there are not so many. */
    Frame parent(int ups) {
        Frame frame = this;
        for (int i = 0; i < ups && frame.parent != null; i++) {
            frame = frame.parent;
        }
        return frame;
    }

    /** Whether there is a frame so many applications up. */
    boolean hasParent(int ups) {
        Frame frame = this;
        for (int i = 0; i < ups; i++) {
            if (frame.parent == null) {
                return false;
            }
            frame = frame.parent;
        }
        return true;
    }

    /** The outermost frame: {@code _R}. */
    Frame root() {
        return parent(Integer.MAX_VALUE);
    }

    /** What the alias with the number stands for. */
    Subject alias(int slot) {
        return aliases[slot];
    }

    /** Lets the alias with the number stand for something else. */
    void bind(int slot, Subject subject) {
        aliases[slot] = subject;
    }

    /** {@code _}. */
    Value current() {
        return current;
    }

    /** The value of a function for {@code _}. */
    public Value call(Expression function, Value value) {
        run.spend(1);
        Value before = current;
        current = value;
        try {
            return function.eval(this);
        } finally {
            current = before;
        }
    }
}
