package io.perseid.language.function;

import io.perseid.entity.Value;
import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.Frame;
import io.perseid.language.Move;
import io.perseid.language.Outcome;
import io.perseid.language.PropertyNames;
import io.perseid.language.Signature;
import io.perseid.language.Step;
import io.perseid.language.TransformFunction;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code add}. */
final class AddProperty implements TransformFunction {
    static final String ID = "_id";

    @Override
    public Signature signature() {
        return Signature.of(
                "add property value",
                "Sets a property of the target, in the place of what it was. The property may be an expression.");
    }

    @Override
    public Step compile(Arguments arguments) {
        PropertyName name = PropertyName.full(arguments, 0);
        Expression value = arguments.get(1);
        PropertyNames names = arguments.names();
        return frame -> {
            set(frame, name.in(frame), value.eval(frame), names);
            return Outcome.CONTINUE;
        };
    }

    @Override
    public Optional<List<Move>> moves(Arguments arguments) {
        PropertyNames names = arguments.names();
        return PropertyName.fixed(arguments, 0).map(name -> {
            Expression value = arguments.get(1);
            return List.of(
                    name.equals(ID)
                            ? new Move.Identified(frame -> names.id(value.eval(frame)))
                            : new Move.Put(name, value));
        });
    }

    static void set(Frame frame, @Nullable String name, Value value, PropertyNames names) {
        if (name != null) {
            frame.target()
                    .put(name, name.equals(ID) ? names.id(value) : frame.run().held(value));
        }
    }
}
