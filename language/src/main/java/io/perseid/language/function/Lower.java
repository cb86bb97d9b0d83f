package io.perseid.language.function;

import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;
import io.perseid.language.Signature;

/** {@code lower}. */
final class Lower implements ExpressionFunction {
    @Override
    public Signature signature() {
        return Signature.of("lower values", "Strings in lower case. Other values are dropped.");
    }

    @Override
    public Expression compile(Arguments arguments) {
        return new CaseChange(false, arguments.get(0));
    }
}
