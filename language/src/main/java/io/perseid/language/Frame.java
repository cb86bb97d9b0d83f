package io.perseid.language;

import io.perseid.entity.Entries;
import io.perseid.entity.Item;
import io.perseid.entity.NullValue;
import io.perseid.entity.Value;
import java.util.Arrays;
import java.util.Objects;
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
    private Current current = Current.NOTHING;

    /** What {@code _} is: a value, or an item of which entries may have been found. */
    record Current(
            @Nullable Value value,
            @Nullable Item item,
            @Nullable Entries entries) {
        static final Current NOTHING = new Current(NullValue.NULL, null, null);
    }

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
        frame.current = new Current(current(), null, null);
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
        Current now = current;
        return now.item != null ? now.item.value() : Objects.requireNonNull(now.value);
    }

    /** Where the entries of {@code _} stand, as far as the function that is evaluated reads them; null if unknown. */
    @Nullable
    Entries itemEntries() {
        return current.entries;
    }

    /** From here on {@code _} is the item; answers what it was before. */
    Current enter(Item item, int site) {
        run.spend(1);
        Current before = current;
        Entries entries = site >= 0 && item.isEncodedDict() ? run.site(site) : null;
        if (entries != null) {
            item.locate(entries);
        }
        current = new Current(null, item, entries);
        return before;
    }

    /** From here on {@code _} is what it was before. */
    void leave(Current before) {
        current = before;
    }

    /** The value of a function for {@code _}. */
    public Value call(Expression function, Value value) {
        run.spend(1);
        Current before = current;
        current = new Current(value, null, null);
        try {
            return function.eval(this);
        } finally {
            current = before;
        }
    }
}
