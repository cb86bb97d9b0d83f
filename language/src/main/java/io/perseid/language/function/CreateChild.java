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
import java.util.List;

/** {@code create-child}. */
final class CreateChild implements TransformFunction {
    private static final String CHILDREN = "$children";

    @Override
    public Signature signature() {
        return Signature.of(
                "create-child values",
                "Adds each dictionary, with a string as its _id, to $children of the target unless the same is there. The transform emit_children makes entities of them.");
    }

    @Override
    public Step compile(Arguments arguments) {
        Expression values = arguments.get(0);
        return frame -> {
            List<Value> more = Values.items(values.eval(frame)).stream()
                    .filter(DictValue.class::isInstance)
                    .toList();
            for (Value child : more) {
                Children.entity((DictValue) child, frame.run());
            }
            if (!more.isEmpty()) {
                frame.target()
                        .put(CHILDREN, Union.of(Values.items(frame.target().get(CHILDREN)), more));
            }
            return Outcome.CONTINUE;
        };
    }
}
