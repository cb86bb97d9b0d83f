package io.perseid.language.function;

import io.perseid.entity.NullValue;
import io.perseid.entity.Value;
import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;
import io.perseid.language.Signature;

/** {@code lookup}, which is deprecated. */
final class Lookup implements ExpressionFunction {
    @Override
    public Signature signature() {
        return Signature.of(
                "lookup dataset:dataset ids",
                "Deprecated: use hops. The entities with these ids in a populated dataset; ids without one are dropped.");
    }

    @Override
    public boolean isPure() {
        return false;
    }

    @Override
    public Expression compile(Arguments arguments) {
        String dataset = arguments.constant(0).orElse(NullValue.NULL).toString();
        arguments.reads(dataset);
        Expression ids = arguments.get(1);
        return frame -> {
            Mapper mapper = id -> {
                Value found = LookupEntity.lookup(frame, dataset, id);
                return found.isNull() ? null : found;
            };
            return mapper.mapAll(ids.eval(frame));
        };
    }
}
