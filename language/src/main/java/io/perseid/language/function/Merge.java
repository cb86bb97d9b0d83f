package io.perseid.language.function;

import io.perseid.entity.DictValue;
import io.perseid.entity.Value;
import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.Outcome;
import io.perseid.language.Signature;
import io.perseid.language.Step;
import io.perseid.language.TransformFunction;
import io.perseid.language.Values;

/** {@code merge}. */
final class Merge implements TransformFunction {
    @Override
    public Signature signature() {
        return Signature.of(
                "merge values",
                "Copies all properties of dictionaries to the target, but for those whose names begin with _. The last one of a name wins. Other values are left out.");
    }

    @Override
    public Step compile(Arguments arguments) {
        Expression values = arguments.get(0);
        return frame -> {
            for (Value value : Values.items(values.eval(frame))) {
                if (value instanceof DictValue dict) {
                    for (String name : dict.names()) {
                        if (!name.startsWith("_")) {
                            frame.target().copy(dict, name);
                        }
                    }
                }
            }
            return Outcome.CONTINUE;
        };
    }
}
