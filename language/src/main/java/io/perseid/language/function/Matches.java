package io.perseid.language.function;

import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;
import io.perseid.language.Signature;
import io.perseid.language.Values;
import io.perseid.language.Wildcard;
import java.util.List;
import java.util.Optional;

/** {@code matches}. */
final class Matches implements ExpressionFunction {
    @Override
    public Signature signature() {
        return Signature.of(
                "matches pattern values",
                "True if all values are strings that match the pattern, in which * stands for any characters and ? for one. False if there is no value. Of several patterns the first one counts.");
    }

    @Override
    public Expression compile(Arguments arguments) {
        Expression patterns = arguments.get(0);
        Expression values = arguments.get(1);
        Optional<Value> constant = arguments.constant(0);
        if (constant.isPresent()) {
            Optional<Wildcard> wildcard = wildcard(constant.get());
            return frame -> Values.of(matchesAll(wildcard, Values.items(values.eval(frame))));
        }
        return frame -> Values.of(matchesAll(wildcard(patterns.eval(frame)), Values.items(values.eval(frame))));
    }

    private static Optional<Wildcard> wildcard(Value patterns) {
        return Values.items(patterns).stream()
                .filter(StringValue.class::isInstance)
                .findFirst()
                .map(text -> new Wildcard(text.toString()));
    }

    private static boolean matchesAll(Optional<Wildcard> wildcard, List<Value> values) {
        if (wildcard.isEmpty()) {
            return false;
        }
        for (Value value : values) {
            if (!(value instanceof StringValue(String text)) || !wildcard.get().matches(text)) {
                return false;
            }
        }
        return !values.isEmpty();
    }
}
