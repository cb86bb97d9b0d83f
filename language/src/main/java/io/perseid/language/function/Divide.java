package io.perseid.language.function;

import io.perseid.entity.Value;
import io.perseid.language.Signature;

/** {@code divide}. */
final class Divide implements OperandMapping {
    @Override
    public Signature signature() {
        return Signature.of(
                "divide operand values",
                "Each number divided by the operand; null if that is 0. Other values are dropped.");
    }

    @Override
    public Value calculate(Value value, Value operand) {
        return Numbers.divide(value, operand);
    }
}
