package io.perseid.language.function;

import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;
import io.perseid.language.Signature;

/** {@code upper}. */
final class Upper implements ExpressionFunction {
    @Override
    public Signature signature() {
        return Signature.of("upper values", "Strings in upper case. Other values are dropped.");
    }

    @Override
    public Expression compile(Arguments arguments) {
        return new CaseChange(true, arguments.get(0));
    }
}
