package io.perseid.language.function;

import io.perseid.entity.IntegerValue;
import io.perseid.entity.Item;
import io.perseid.entity.Value;
import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;
import io.perseid.language.Signature;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** {@code sum}. */
final class Sum implements ExpressionFunction {
    @Override
    public Signature signature() {
        return Signature.of("sum values", "The sum of all numbers; other values are dropped. 0 if there is none.");
    }

    @Override
    public Expression compile(Arguments arguments) {
        Expression values = arguments.get(0);
        return frame -> {
            var sum = new Total();
            values.each(frame, sum);
            return sum.value();
        };
    }

    /** The sum so far: a machine's number as long as all numbers are whole and fit into one. */
    private static final class Total implements Consumer<Item> {
        private long small;
        private @Nullable Value large;

        @Override
        public void accept(Item item) {
            Value value = item.value();
            if (large == null && value instanceof IntegerValue number && number.isLong()) {
                long sum = small + number.longValue();
                if (((small ^ sum) & (number.longValue() ^ sum)) >= 0) {
                    small = sum;
                    return;
                }
            }
            if (Numbers.isNumber(value)) {
                large = Numbers.add(value(), value);
            }
        }

        Value value() {
            return large == null ? IntegerValue.of(small) : large;
        }
    }
}
