package io.perseid.language.function;

import io.perseid.entity.Value;
import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;
import io.perseid.language.Signature;
import io.perseid.language.Values;

/** {@code if-null}. */
final class IfNull implements ExpressionFunction {
    @Override
    public Signature signature() {
        return Signature.of("if-null value fallback", "The value, or the fallback if is-null is true for the value.");
    }

    @Override
    public Expression compile(Arguments arguments) {
        Expression value = arguments.get(0);
        Expression fallback = arguments.get(1);
        return frame -> {
            Value found = value.eval(frame);
            return Values.first(found).isNull() ? fallback.eval(frame) : found;
        };
    }
}
