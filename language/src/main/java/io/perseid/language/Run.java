package io.perseid.language;

import io.perseid.entity.DictValue;
import io.perseid.entity.Entity;
import io.perseid.entity.Entries;
import io.perseid.entity.ListValue;
import io.perseid.entity.TupleValue;
import io.perseid.entity.Value;
import io.perseid.fault.Fault;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What rules share while they run on one entity: the world, where results go, and how much may still be used up. Not
 * thread-safe.
 */
public final class Run {
    private static final long MOST_CHARACTERS = 32 << 20;
    private static final long MOST_BYTES = 256 << 20;

    /** A small source of which few values were made can't become too large: it need not be measured. */
    private static final long SPENT_WITHOUT_MEASURE = 1000;

    private static final int LARGE_SOURCE = 64 << 10;
    private static final long SPENT_BETWEEN_LOOKS_AT_THE_CLOCK = 4096;

    private final RunContext context;
    private final Limits limits;
    private final String pipe;
    private final Entity entity;
    private final Consumer<Emission> out;
    private long spent;
    private long nextLook = SPENT_BETWEEN_LOOKS_AT_THE_CLOCK;
    private long startedNs = -1;
    private long emitted;
    private String rule = "default";
    private @Nullable Workspace workspace;

    Run(RunContext context, Limits limits, String pipe, Entity entity, Consumer<Emission> out) {
        this.context = context;
        this.limits = limits;
        this.pipe = pipe;
        this.entity = entity;
        this.out = out;
    }

    /** The world outside. */
    public RunContext context() {
        return context;
    }

    /** The entity that the whole run is about. */
    public Entity entity() {
        return entity;
    }

    /** The pipe's id. */
    public String pipe() {
        return pipe;
    }

    /** Where the entries of the items at the numbered place are found; null if no such place is kept. */
    @Nullable
    Entries site(int number) {
        Workspace space = workspace;
        return space == null ? null : space.sites[number];
    }

    /** Uses the workspace from here on, or none. */
    void within(@Nullable Workspace space) {
        workspace = space;
    }

    /** The rule that is being applied, for messages. */
    String rule() {
        return rule;
    }

    /** Another rule is applied from here on; gives the one before. */
    String begin(String name) {
        String before = rule;
        rule = name;
        return before;
    }

    /** Puts out one entity. */
    void emit(Emission emission) {
        emitted++;
        if (emitted > limits.maxEntities()) {
            throw limit("a rule emits too many entities", "most", limits.maxEntities());
        }
        boolean mayBeLarge = spent > SPENT_WITHOUT_MEASURE || isSourceLarge();
        if (mayBeLarge && OutputSize.of(emission.entity().properties(), MOST_BYTES) > MOST_BYTES) {
            throw limit("a rule makes too large an entity", "mostBytes", MOST_BYTES);
        }
        out.accept(emission);
    }

    /** True as well for one whose size nobody knows, since it is not in encoded form. */
    private boolean isSourceLarge() {
        return entity.properties().heldBytes() > LARGE_SOURCE
                || !entity.properties().isEncoded();
    }

    /** Puts out one more entity, beside the rule's own result. */
    public void emit(Entity created) {
        emit(new Emission(created, false));
    }

    /**
     * Notes that so many values are about to be made.
     *
     * @throws Fault if that is more than a rule may
     */
    public void spend(long values) {
        spent += values;
        if (spent >= nextLook) {
            look();
        }
    }

    /** Notes that a text of this length is about to be made. */
    public void spendText(long characters) {
        if (characters > MOST_CHARACTERS) {
            throw limit("a rule makes too long a text", "most", MOST_CHARACTERS);
        }
        spend(1 + characters / 32);
    }

    /** Notes that the value, with all that is in it, becomes part of another one: so nothing doubles without end. */
    public Value held(Value value) {
        if (value instanceof ListValue || value instanceof DictValue || value instanceof TupleValue) {
            spend(Weight.of(value, limits.maxValues() * 8) / 8);
        }
        return value;
    }

    private void look() {
        nextLook = spent + SPENT_BETWEEN_LOOKS_AT_THE_CLOCK;
        if (spent > limits.maxValues()) {
            throw limit("a rule makes too many values", "most", limits.maxValues());
        }
        long nowNs = context.time().nanos();
        if (startedNs < 0) {
            startedNs = nowNs;
        } else if (nowNs - startedNs > limits.maxTime().toNanos()) {
            throw limit("a rule takes too long", "most", limits.maxTime());
        }
    }

    /** Notes that rules are applied within each other to this depth. */
    void enter(int depth) {
        if (depth > limits.maxDepth()) {
            throw limit("rules are applied within each other too deeply", "most", limits.maxDepth());
        }
    }

    /** A failure of the rule on this entity. */
    public Fault fault(LanguageCode code, String text) {
        return new Fault(
                code, text, "pipe", pipe, "rule", rule, "entity", entity.id().value());
    }

    private Fault limit(String text, String fact, Object value) {
        return new Fault(
                LanguageCode.DTL_LIMIT,
                text,
                fact,
                value,
                "pipe",
                pipe,
                "rule",
                rule,
                "entity",
                entity.id().value());
    }
}
