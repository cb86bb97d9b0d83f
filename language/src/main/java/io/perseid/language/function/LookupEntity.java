package io.perseid.language.function;

import io.perseid.entity.EntityId;
import io.perseid.entity.NullValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;
import io.perseid.language.Frame;
import io.perseid.language.Signature;
import io.perseid.language.Subject;
import io.perseid.language.Values;

/** {@code lookup-entity}. */
final class LookupEntity implements ExpressionFunction {
    @Override
    public Signature signature() {
        return Signature.of(
                "lookup-entity dataset:dataset id",
                "The entity with the id in a populated dataset; null if there is none. A change of it does not run the pipe again.");
    }

    @Override
    public boolean isPure() {
        return false;
    }

    @Override
    public Expression compile(Arguments arguments) {
        String dataset = arguments.constant(0).orElse(NullValue.NULL).toString();
        arguments.reads(dataset);
        Expression id = arguments.get(1);
        return frame -> lookup(frame, dataset, Values.first(id.eval(frame)));
    }

    static Value lookup(Frame frame, String dataset, Value id) {
        return id instanceof StringValue(String text)
                ? frame.run()
                        .context()
                        .joins()
                        .lookup(dataset, new EntityId(text))
                        .<Value>map(Subject::dict)
                        .orElse(NullValue.NULL)
                : NullValue.NULL;
    }
}
