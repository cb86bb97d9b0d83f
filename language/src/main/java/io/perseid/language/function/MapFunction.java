package io.perseid.language.function;

import io.perseid.entity.Value;
import io.perseid.entity.ValueWriter;
import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;
import io.perseid.language.Frame;
import io.perseid.language.ItemFunction;
import io.perseid.language.Signature;

/** {@code map}. */
final class MapFunction implements ExpressionFunction {
    @Override
    public Signature signature() {
        return Signature.of("map function:function values", "What the function gives for each value.");
    }

    @Override
    public Expression compile(Arguments arguments) {
        return new Mapped(arguments.function(0), arguments.get(1));
    }

    /** What the function gives for each value; in encoded form without a list of values in between. */
    private record Mapped(ItemFunction function, Expression values) implements Expression {
        @Override
        public Value eval(Frame frame) {
            Mapper mapper = value -> frame.run().held(frame.call(function.expression(), value));
            return mapper.mapAll(values.eval(frame));
        }

        @Override
        public void write(Frame frame, ValueWriter out) {
            ListParts.write(
                    out,
                    parts -> values.each(frame, item -> {
                        function.write(frame, item, out);
                        parts.add();
                    }));
        }
    }
}
