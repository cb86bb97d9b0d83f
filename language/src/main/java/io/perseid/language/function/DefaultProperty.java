package io.perseid.language.function;

import io.perseid.entity.NullValue;
import io.perseid.entity.StringValue;
import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.Move;
import io.perseid.language.Outcome;
import io.perseid.language.PropertyNames;
import io.perseid.language.Signature;
import io.perseid.language.Step;
import io.perseid.language.Target;
import io.perseid.language.TransformFunction;
import io.perseid.language.Values;
import java.util.List;
import java.util.Optional;

/** {@code default}. */
final class DefaultProperty implements TransformFunction {
    @Override
    public Signature signature() {
        return Signature.of("default property value", "Sets a property of the target unless it has it.");
    }

    @Override
    public Step compile(Arguments arguments) {
        PropertyName written = PropertyName.written(arguments, 0);
        Expression value = arguments.get(1);
        PropertyNames names = arguments.names();
        return frame -> {
            String name = written.in(frame);
            if (name != null && !has(frame.target(), name, names)) {
                AddProperty.set(frame, names.full(name), value.eval(frame), names);
            }
            return Outcome.CONTINUE;
        };
    }

    @Override
    public Optional<List<Move>> moves(Arguments arguments) {
        boolean isKnown =
                arguments.constant(0).map(Values::first).orElse(NullValue.NULL) instanceof StringValue(String name)
                        && arguments.names().isFull(name);
        return PropertyName.fixed(arguments, 0)
                .filter(name -> isKnown
                        && !name.equals(AddProperty.ID)
                        && arguments.constant(1).isPresent())
                .map(name -> List.of(new Move.PutIfAbsent(name, arguments.get(1))));
    }

    private static boolean has(Target target, String name, PropertyNames names) {
        return names.isFull(name)
                ? target.has(names.full(name))
                : !names.meant(name, target.names()).isEmpty();
    }
}
