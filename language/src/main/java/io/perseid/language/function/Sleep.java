package io.perseid.language.function;

import io.perseid.entity.Value;
import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.Outcome;
import io.perseid.language.Signature;
import io.perseid.language.Step;
import io.perseid.language.TransformFunction;
import io.perseid.language.Values;
import java.time.Duration;

/** {@code sleep!}. */
final class Sleep implements TransformFunction {
    private static final long MOST_SECONDS = 3600;

    @Override
    public Signature signature() {
        return Signature.of(
                "sleep! seconds", "Waits so many seconds, at most an hour. Anything but a number is no wait.");
    }

    @Override
    public Step compile(Arguments arguments) {
        Expression seconds = arguments.get(0);
        return frame -> {
            Value time = Values.first(seconds.eval(frame));
            double wanted = Numbers.isNumber(time) ? Numbers.toDouble(time) : 0;
            if (wanted > 0) {
                frame.run().context().sleep(Duration.ofMillis((long) (Math.min(wanted, MOST_SECONDS) * 1000)));
            }
            return Outcome.CONTINUE;
        };
    }
}
