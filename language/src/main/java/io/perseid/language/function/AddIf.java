package io.perseid.language.function;

import io.perseid.entity.Value;
import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.Move;
import io.perseid.language.Outcome;
import io.perseid.language.PropertyNames;
import io.perseid.language.Signature;
import io.perseid.language.Step;
import io.perseid.language.TransformFunction;
import io.perseid.language.Values;
import java.util.List;
import java.util.Optional;

/** {@code add-if}. */
final class AddIf implements TransformFunction {
    @Override
    public Signature signature() {
        return Signature.of(
                "add-if property [condition:function] value",
                "Sets a property of the target if the condition is true for the value, or if the value is not null. An empty list is not null.");
    }

    @Override
    public Step compile(Arguments arguments) {
        PropertyName name = PropertyName.full(arguments, 0);
        Expression condition = arguments.get(1);
        boolean bare = !arguments.has(1);
        Expression value = arguments.get(2);
        PropertyNames names = arguments.names();
        return frame -> {
            Value found = value.eval(frame);
            if (bare ? !found.isNull() : Values.isTrue(frame.call(condition, found))) {
                AddProperty.set(frame, name.in(frame), found, names);
            }
            return Outcome.CONTINUE;
        };
    }

    @Override
    public Optional<List<Move>> moves(Arguments arguments) {
        return PropertyName.fixed(arguments, 0)
                .filter(name -> !name.equals(AddProperty.ID) && !arguments.has(1))
                .map(name -> List.of(new Move.PutIfThere(name, arguments.get(2))));
    }
}
