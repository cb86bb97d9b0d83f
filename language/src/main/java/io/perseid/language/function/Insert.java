package io.perseid.language.function;

import io.perseid.entity.IntegerValue;
import io.perseid.entity.ListValue;
import io.perseid.entity.NullValue;
import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;
import io.perseid.language.Signature;
import io.perseid.language.Values;
import java.util.ArrayList;

/** {@code insert}. */
final class Insert implements ExpressionFunction {
    @Override
    public Signature signature() {
        return Signature.of(
                "insert index values object",
                "The list with the object before the value at the index; a negative index counts from the end, and one beyond an end means that end.");
    }

    @Override
    public Expression compile(Arguments arguments) {
        Expression index = arguments.get(0);
        Expression values = arguments.get(1);
        Expression object = arguments.get(2);
        return frame -> {
            var list = new ArrayList<>(Values.items(values.eval(frame)));
            frame.run().spend(list.size());
            if (!(Values.first(index.eval(frame)) instanceof IntegerValue number) || !number.isLong()) {
                return NullValue.NULL;
            }
            long at = number.longValue() < 0 ? list.size() + number.longValue() : number.longValue();
            list.add(Math.clamp(at, 0, list.size()), frame.run().held(object.eval(frame)));
            return ListValue.of(list);
        };
    }
}
