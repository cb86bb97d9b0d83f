package io.perseid.language.function;

import io.perseid.entity.BooleanValue;
import io.perseid.entity.Entity;
import io.perseid.entity.NullValue;
import io.perseid.entity.Value;
import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;
import io.perseid.language.Signature;
import io.perseid.language.Subject;
import io.perseid.language.Values;
import java.util.Optional;

/** {@code is-changed}. */
final class IsChanged implements ExpressionFunction {
    @Override
    public Signature signature() {
        return Signature.of(
                "is-changed function:function",
                "True if the function gives another value for the entity than for its previous version, or if one of them is deleted. Null if there is no previous version, or if the pipe does not read a dataset.");
    }

    @Override
    public boolean isPure() {
        return false;
    }

    @Override
    public Expression compile(Arguments arguments) {
        Expression function = arguments.get(0);
        return frame -> {
            Optional<Entity> previous = frame.run().context().previous();
            if (previous.isEmpty()) {
                return NullValue.NULL;
            }
            Entity before = previous.get();
            Entity now = frame.run().entity();
            if (before.isDeleted() || now.isDeleted()) {
                return BooleanValue.TRUE;
            }
            Value old = frame.call(function, Subject.dict(before));
            return Values.of(!Values.same(old, frame.call(function, Subject.dict(now))));
        };
    }
}
