package io.perseid.language.function;

import io.perseid.entity.NullValue;
import io.perseid.entity.StringValue;
import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;
import io.perseid.language.Signature;
import io.perseid.language.Values;

/** {@code completeness}. */
final class Completeness implements ExpressionFunction {
    @Override
    public Signature signature() {
        return Signature.of(
                "completeness via dataset",
                "Up to when the dataset is complete, as far as the dataset via knows; a datetime, or null.");
    }

    @Override
    public boolean isPure() {
        return false;
    }

    @Override
    public Expression compile(Arguments arguments) {
        Expression via = arguments.get(0);
        Expression dataset = arguments.get(1);
        return frame -> Values.first(via.eval(frame)) instanceof StringValue(String known)
                        && Values.first(dataset.eval(frame)) instanceof StringValue(String wanted)
                ? frame.run().context().completeness(known, wanted)
                : NullValue.NULL;
    }
}
