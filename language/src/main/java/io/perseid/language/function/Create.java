package io.perseid.language.function;

import io.perseid.entity.DictValue;
import io.perseid.entity.Value;
import io.perseid.language.Arguments;
import io.perseid.language.Children;
import io.perseid.language.Expression;
import io.perseid.language.Outcome;
import io.perseid.language.Signature;
import io.perseid.language.Step;
import io.perseid.language.TransformFunction;
import io.perseid.language.Values;

/** {@code create}. */
final class Create implements TransformFunction {
    @Override
    public Signature signature() {
        return Signature.of(
                "create values",
                "Puts out each dictionary as an entity of its own; it needs a string as its _id. What is put out stays so, even if the rule's own entity is filtered.");
    }

    @Override
    public Step compile(Arguments arguments) {
        Expression values = arguments.get(0);
        return frame -> {
            for (Value value : Values.items(values.eval(frame))) {
                if (value instanceof DictValue dict) {
                    frame.run().emit(Children.entity(dict, frame.run()));
                }
            }
            return Outcome.CONTINUE;
        };
    }
}
