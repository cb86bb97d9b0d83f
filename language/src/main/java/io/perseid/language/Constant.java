package io.perseid.language;

import io.perseid.entity.NullValue;
import io.perseid.entity.Value;

/** An expression that is always the same value. */
record Constant(Value value) implements Expression {
    static final Constant NULL = new Constant(NullValue.NULL);

    @Override
    public Value eval(Frame frame) {
        return value;
    }
}
