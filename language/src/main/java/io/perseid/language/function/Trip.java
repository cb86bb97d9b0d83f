package io.perseid.language.function;

import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.LanguageCode;
import io.perseid.language.Signature;
import io.perseid.language.Step;
import io.perseid.language.TransformFunction;
import io.perseid.language.Values;

/** {@code trip!}. */
final class Trip implements TransformFunction {
    @Override
    public Signature signature() {
        return Signature.of(
                "trip! message",
                "Fails the run with the message, and trips the circuit breaker of the dataset it writes to.");
    }

    @Override
    public Step compile(Arguments arguments) {
        Expression message = arguments.get(0);
        return frame -> {
            throw frame.run()
                    .fault(
                            LanguageCode.DTL_TRIP,
                            Values.first(message.eval(frame)).toString());
        };
    }
}
