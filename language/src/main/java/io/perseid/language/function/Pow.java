package io.perseid.language.function;

import io.perseid.entity.Value;
import io.perseid.language.Signature;

/** {@code pow}. */
final class Pow implements OperandMapping {
    @Override
    public Signature signature() {
        return Signature.of("pow operand values", "Each number to the power of the operand. Other values are dropped.");
    }

    @Override
    public Value calculate(Value value, Value operand) {
        return Numbers.pow(value, operand);
    }
}
