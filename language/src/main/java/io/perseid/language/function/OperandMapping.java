package io.perseid.language.function;

import io.perseid.entity.Value;

/** A function of two numbers that maps over one of them; the other one, the operand, is the first argument. */
interface OperandMapping extends OptionMapping {
    /** The result; null if there is none. */
    Value calculate(Value value, Value operand);

    @Override
    default Mapper prepare(Options options) {
        Value operand = options.first(0);
        return Numbers.isNumber(operand) ? value -> Numbers.isNumber(value) ? calculate(value, operand) : null : NEVER;
    }
}
