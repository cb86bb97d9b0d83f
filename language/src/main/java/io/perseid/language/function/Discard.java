package io.perseid.language.function;

import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.Outcome;
import io.perseid.language.Signature;
import io.perseid.language.Step;
import io.perseid.language.TransformFunction;
import io.perseid.language.Values;

/** {@code discard}. */
final class Discard implements TransformFunction {
    @Override
    public Signature signature() {
        return Signature.of(
                "discard [unless]",
                "Ends the rule if the condition is false, or in any case, and nothing comes out of it.");
    }

    @Override
    public Step compile(Arguments arguments) {
        Expression condition = arguments.get(0);
        return frame -> Values.isTrue(condition.eval(frame)) ? Outcome.CONTINUE : Outcome.DISCARDED;
    }
}
