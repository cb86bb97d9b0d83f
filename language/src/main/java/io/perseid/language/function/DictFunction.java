package io.perseid.language.function;

import io.perseid.entity.DictBuilder;
import io.perseid.entity.StringValue;
import io.perseid.entity.TupleValue;
import io.perseid.entity.Value;
import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;
import io.perseid.language.Signature;
import io.perseid.language.Values;
import java.util.List;

/** {@code dict}. */
final class DictFunction implements ExpressionFunction {
    @Override
    public Signature signature() {
        return Signature.of(
                "dict pairs..",
                "A dictionary of keys and values in turn, or of a list of pairs, of which what is no pair is left out. The last one of a key wins; keys that are not strings are left out.");
    }

    @Override
    public Expression compile(Arguments arguments) {
        Expression[] terms = arguments.from(0);
        if (terms.length == 1) {
            return frame -> ofPairs(terms[0].eval(frame));
        }
        if (terms.length % 2 != 0) {
            arguments.wrongCount("one, or an even number");
        }
        return frame -> {
            var builder = new DictBuilder();
            for (int i = 0; i + 1 < terms.length; i += 2) {
                put(builder, Values.first(terms[i].eval(frame)), frame.run().held(terms[i + 1].eval(frame)));
            }
            return builder.build();
        };
    }

    private static Value ofPairs(Value pairs) {
        var builder = new DictBuilder();
        for (Value pair : Values.items(pairs)) {
            List<Value> both = pair instanceof TupleValue tuple ? tuple.items() : Values.items(pair);
            if (both.size() == 2) {
                put(builder, both.get(0), both.get(1));
            }
        }
        return builder.build();
    }

    private static void put(DictBuilder builder, Value key, Value value) {
        if (key instanceof StringValue(String name)) {
            builder.put(name, value);
        }
    }
}
