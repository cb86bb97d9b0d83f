package io.perseid.language.function;

import io.perseid.entity.IntegerValue;
import io.perseid.entity.NullValue;
import io.perseid.entity.Value;
import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;
import io.perseid.language.Signature;
import io.perseid.language.Values;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;

/** {@code datetime-diff}. */
final class DatetimeDiff implements ExpressionFunction {
    @Override
    public Signature signature() {
        return Signature.of(
                "datetime-diff part a b",
                "How many whole parts of time a is after b; negative if it is before. Null if one of them is no datetime.");
    }

    @Override
    public Expression compile(Arguments arguments) {
        Moments.checkPart(arguments, 0);
        Expression part = arguments.get(0);
        Expression a = arguments.get(1);
        Expression b = arguments.get(2);
        return frame -> {
            ChronoUnit unit = Moments.unit(Values.first(part.eval(frame)));
            LocalDateTime left = Moments.fields(Values.first(a.eval(frame)));
            LocalDateTime right = Moments.fields(Values.first(b.eval(frame)));
            return unit == null || left == null || right == null ? NullValue.NULL : between(unit, right, left);
        };
    }

    private static Value between(ChronoUnit unit, LocalDateTime from, LocalDateTime to) {
        if (unit != ChronoUnit.NANOS) {
            return Values.of(unit.between(from, to));
        }
        Duration time = Duration.between(from, to);
        return IntegerValue.of(BigInteger.valueOf(time.getSeconds())
                .multiply(BigInteger.valueOf(1_000_000_000))
                .add(BigInteger.valueOf(time.getNano())));
    }
}
