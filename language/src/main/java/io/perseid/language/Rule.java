package io.perseid.language;

import io.perseid.entity.NullValue;
import io.perseid.entity.Value;

/** A rule as others apply it. Filled in once all rules are compiled, since rules may apply each other. */
public final class Rule {
    private final String name;
    private Step body = Step.NOTHING;

    Rule(String name) {
        this.name = name;
    }

    void define(Step compiled) {
        body = compiled;
    }

    /** The rule's name. */
    public String name() {
        return name;
    }

    Outcome run(Frame frame) {
        String before = frame.run().begin(name);
        Outcome outcome = body.run(frame);
        frame.run().begin(before);
        return outcome;
    }

    /** The target that the rule makes of a source within another rule; null if it is filtered or discarded. */
    public Value apply(Frame outer, Subject source) {
        Frame frame = outer.apply(source);
        return run(frame) == Outcome.CONTINUE ? frame.target().dict() : NullValue.NULL;
    }
}
