package io.perseid.language.function;

import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;
import io.perseid.language.Signature;
import io.perseid.language.Values;
import io.perseid.language.Wildcard;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code matches}. */
final class Matches implements ExpressionFunction {
    @Override
    public Signature signature() {
        return Signature.of(
                "matches patterns values",
                "True if all values are strings that match one of the patterns, in which * stands for any characters and ? for one. False if there is no value.");
    }

    @Override
    public Expression compile(Arguments arguments) {
        Expression patterns = arguments.get(0);
        Expression values = arguments.get(1);
        Optional<List<Wildcard>> constants = arguments.constant(0).map(Matches::wildcards);
        return frame -> {
            List<Wildcard> wildcards = constants.orElseGet(() -> wildcards(patterns.eval(frame)));
            return Values.of(matchesAll(wildcards, Values.items(values.eval(frame))));
        };
    }

    static List<Wildcard> wildcards(Value patterns) {
        var wildcards = new ArrayList<Wildcard>();
        for (Value pattern : Values.items(patterns)) {
            if (pattern instanceof StringValue(String text)) {
                wildcards.add(new Wildcard(text));
            }
        }
        return List.copyOf(wildcards);
    }

    private static boolean matchesAll(List<Wildcard> wildcards, List<Value> values) {
        for (Value value : values) {
            if (!(value instanceof StringValue(String text)) || !matchesAny(wildcards, text)) {
                return false;
            }
        }
        return !values.isEmpty();
    }

    private static boolean matchesAny(List<Wildcard> wildcards, String text) {
        for (Wildcard wildcard : wildcards) {
            if (wildcard.matches(text)) {
                return true;
            }
        }
        return false;
    }
}
