package io.perseid.language.function;

import io.perseid.entity.Value;
import io.perseid.language.Signature;

/** {@code multiply}. */
final class Multiply implements OperandMapping {
    @Override
    public Signature signature() {
        return Signature.of(
                "multiply operand values", "Each number multiplied by the operand. Other values are dropped.");
    }

    @Override
    public Value calculate(Value value, Value operand) {
        return Numbers.multiply(value, operand);
    }
}
