package io.perseid.language.function;

import io.perseid.entity.Value;
import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;
import io.perseid.language.Signature;
import io.perseid.language.Values;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code in}. */
final class In implements ExpressionFunction {
    @Override
    public Signature signature() {
        return Signature.of("in a b", "True if all values of a are among those of b. False if a is empty or null.");
    }

    @Override
    public Expression compile(Arguments arguments) {
        Expression a = arguments.get(0);
        Expression b = arguments.get(1);
        Optional<Set<Value>> constants = arguments.constant(1).map(In::keys);
        return frame -> {
            Value wanted = a.eval(frame);
            Set<Value> known = constants.orElseGet(() -> keys(b.eval(frame)));
            return Values.of(areAllIn(Values.items(wanted), known));
        };
    }

    private static boolean areAllIn(List<Value> wanted, Set<Value> known) {
        for (Value value : wanted) {
            if (!known.contains(Values.key(value))) {
                return false;
            }
        }
        return !wanted.isEmpty();
    }

    static Set<Value> keys(Value values) {
        var keys = new HashSet<Value>();
        for (Value value : Values.items(values)) {
            keys.add(Values.key(value));
        }
        return keys;
    }
}
