package io.perseid.language.function;

import io.perseid.entity.Item;
import io.perseid.entity.Value;
import io.perseid.entity.ValueWriter;
import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;
import io.perseid.language.Frame;
import io.perseid.language.ItemFunction;
import io.perseid.language.Signature;
import io.perseid.language.Values;
import java.util.function.Consumer;

/** {@code filter}, as an expression. */
final class FilterValues implements ExpressionFunction {
    @Override
    public Signature signature() {
        return Signature.of("filter function:function values", "The values for which the function is true.");
    }

    @Override
    public Expression compile(Arguments arguments) {
        return new Filtered(arguments.function(0), arguments.get(1));
    }

    /** The values for which the function is true, handed on one by one where nobody wants a list. */
    private record Filtered(ItemFunction function, Expression values) implements Expression {
        @Override
        public Value eval(Frame frame) {
            Mapper test = value -> Values.isTrue(frame.call(function.expression(), value)) ? value : null;
            return test.mapAll(values.eval(frame));
        }

        @Override
        public boolean each(Frame frame, Consumer<Item> action) {
            return values.each(frame, item -> {
                if (function.test(frame, item)) {
                    action.accept(item);
                }
            });
        }

        @Override
        public void write(Frame frame, ValueWriter out) {
            ListParts.write(
                    out,
                    parts -> each(frame, item -> {
                        item.write(out);
                        parts.add();
                    }));
        }
    }
}
