package io.perseid.language.function;

import io.perseid.entity.NullValue;
import io.perseid.entity.Value;
import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;
import io.perseid.language.Frame;
import io.perseid.language.Rule;
import io.perseid.language.Signature;
import io.perseid.language.Subject;

/** {@code apply}. */
final class Apply implements ExpressionFunction {
    @Override
    public Signature signature() {
        return Signature.of(
                "apply rule:rule values",
                "What the rule makes of each value, which is its _S. Filtered and discarded ones, and nulls, are dropped. The rule that applies it is _P, the outermost one _R.");
    }

    @Override
    public boolean isPure() {
        return false;
    }

    @Override
    public Expression compile(Arguments arguments) {
        Rule rule = arguments.rule(0);
        Expression values = arguments.get(1);
        return frame -> apply(rule, frame, values.eval(frame));
    }

    static Value apply(Rule rule, Frame frame, Value values) {
        Mapper mapper = value -> {
            frame.run().spend(1);
            Value result = value.isNull() ? NullValue.NULL : rule.apply(frame, Subject.of(value));
            return result.isNull() ? null : result;
        };
        return mapper.mapAll(values);
    }
}
