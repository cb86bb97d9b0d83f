package io.perseid.language.function;

import io.perseid.entity.DatetimeValue;
import io.perseid.entity.IntegerValue;
import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;
import io.perseid.language.Signature;
import java.math.BigInteger;

/** {@code stable-now}. */
final class StableNow implements ExpressionFunction {
    private static final BigInteger NANOS_PER_MICRO = BigInteger.valueOf(1000);

    @Override
    public Signature signature() {
        return Signature.of(
                "stable-now",
                "When the version of the source entity was stored, so that a run on the same version gives the same; the time of day if the source does not say. An addition to the language.");
    }

    @Override
    public boolean isPure() {
        return false;
    }

    @Override
    public Expression compile(Arguments arguments) {
        return frame -> frame.run().context().reserved("_ts") instanceof IntegerValue micros
                ? DatetimeValue.ofNanos(micros.bigValue().multiply(NANOS_PER_MICRO))
                : DatetimeValue.of(frame.run().context().time().now());
    }
}
