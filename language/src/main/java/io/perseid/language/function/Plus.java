package io.perseid.language.function;

import io.perseid.entity.Value;
import io.perseid.language.Signature;

/** {@code plus}. */
final class Plus implements OperandMapping {
    @Override
    public Signature signature() {
        return Signature.of("plus operand values", "The operand added to each number. Other values are dropped.");
    }

    @Override
    public Value calculate(Value value, Value operand) {
        return Numbers.add(value, operand);
    }
}
