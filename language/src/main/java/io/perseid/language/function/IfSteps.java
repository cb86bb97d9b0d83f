package io.perseid.language.function;

import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.Signature;
import io.perseid.language.Step;
import io.perseid.language.TransformFunction;
import io.perseid.language.Values;

/** {@code if}, as a transform. */
final class IfSteps implements TransformFunction {
    @Override
    public Signature signature() {
        return Signature.of(
                "if condition then:steps [else:steps]",
                "One transform, or a list of them, if the condition is true; others if not.");
    }

    @Override
    public Step compile(Arguments arguments) {
        Expression condition = arguments.get(0);
        Step then = arguments.steps(1);
        Step otherwise = arguments.has(2) ? arguments.steps(2) : Step.NOTHING;
        return frame -> Values.isTrue(condition.eval(frame)) ? then.run(frame) : otherwise.run(frame);
    }
}
