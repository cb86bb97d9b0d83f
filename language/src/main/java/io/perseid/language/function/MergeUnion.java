package io.perseid.language.function;

import io.perseid.entity.DictValue;
import io.perseid.entity.ListValue;
import io.perseid.entity.Value;
import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.Outcome;
import io.perseid.language.Signature;
import io.perseid.language.Step;
import io.perseid.language.Target;
import io.perseid.language.TransformFunction;
import io.perseid.language.Values;

/** {@code merge-union}. */
final class MergeUnion implements TransformFunction {
    @Override
    public Signature signature() {
        return Signature.of(
                "merge-union values",
                "As merge, but a property that is there already gets the values of both, each once.");
    }

    @Override
    public Step compile(Arguments arguments) {
        Expression values = arguments.get(0);
        return frame -> {
            for (Value value : Values.items(values.eval(frame))) {
                if (value instanceof DictValue dict) {
                    dict.forEach((name, more) -> merge(frame.target(), name, more));
                }
            }
            return Outcome.CONTINUE;
        };
    }

    private static void merge(Target target, String name, Value more) {
        if (name.startsWith("_")) {
            return;
        }
        if (!target.has(name)) {
            target.put(name, more);
            return;
        }
        Value known = target.get(name);
        Value union = Union.of(Values.items(known), Values.items(more));
        boolean isList = known instanceof ListValue || more instanceof ListValue;
        target.put(name, isList || Values.items(union).size() != 1 ? union : Values.first(union));
    }
}
