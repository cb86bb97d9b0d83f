package io.perseid.language.function;

import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;
import io.perseid.language.Signature;

/** {@code literal}. */
final class Literal implements ExpressionFunction {
    @Override
    public Signature signature() {
        return Signature.of("literal value:literal", "The value as it is written, without evaluating anything in it.");
    }

    @Override
    public Expression compile(Arguments arguments) {
        return arguments.get(0);
    }
}
