package io.perseid.language.function;

import io.perseid.entity.Value;
import io.perseid.language.Signature;

/** {@code mod}. */
final class Mod implements OperandMapping {
    @Override
    public Signature signature() {
        return Signature.of(
                "mod operand values",
                "What is left of each number when it is divided by the operand; null if that is 0. Other values are dropped.");
    }

    @Override
    public Value calculate(Value value, Value operand) {
        return Numbers.mod(value, operand);
    }
}
