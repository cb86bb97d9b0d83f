package io.perseid.language.function;

import io.perseid.entity.Value;
import io.perseid.language.Signature;

/** {@code minus}. */
final class Minus implements OperandMapping {
    @Override
    public Signature signature() {
        return Signature.of("minus operand values", "The operand taken from each number. Other values are dropped.");
    }

    @Override
    public Value calculate(Value value, Value operand) {
        return Numbers.subtract(value, operand);
    }
}
