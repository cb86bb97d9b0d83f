package io.perseid.language.function;

import io.perseid.entity.DatetimeValue;
import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;
import io.perseid.language.Signature;

/** {@code now}. */
final class Now implements ExpressionFunction {
    @Override
    public Signature signature() {
        return Signature.of(
                "now",
                "The time of day as a datetime. Another one in each run: see stable-now for what stays the same.");
    }

    @Override
    public boolean isPure() {
        return false;
    }

    @Override
    public Expression compile(Arguments arguments) {
        return frame -> DatetimeValue.of(frame.run().context().time().now());
    }
}
