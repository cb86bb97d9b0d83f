package io.perseid.language.function;

import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.Signature;
import io.perseid.language.Step;
import io.perseid.language.TransformFunction;
import io.perseid.language.Values;

/** {@code case}, as a transform. */
final class CaseSteps implements TransformFunction {
    @Override
    public Signature signature() {
        return Signature.of(
                "case branches:branches..",
                "Conditions and transforms in turn: the transforms after the first condition that is true. Last ones without condition stand for all other cases.");
    }

    @Override
    public Step compile(Arguments arguments) {
        int branches = arguments.size() / 2;
        if (branches == 0) {
            arguments.wrongCount("at least 2");
            return Step.NOTHING;
        }
        Expression[] conditions = new Expression[branches];
        Step[] steps = new Step[branches];
        for (int i = 0; i < branches; i++) {
            conditions[i] = arguments.get(2 * i);
            steps[i] = arguments.steps(2 * i + 1);
        }
        Step otherwise = arguments.size() % 2 == 1 ? arguments.steps(arguments.size() - 1) : Step.NOTHING;
        return frame -> {
            for (int i = 0; i < branches; i++) {
                if (Values.isTrue(conditions[i].eval(frame))) {
                    return steps[i].run(frame);
                }
            }
            return otherwise.run(frame);
        };
    }
}
