package io.perseid.language.function;

import io.perseid.entity.Value;
import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.Signature;
import io.perseid.language.Step;
import io.perseid.language.TransformFunction;
import io.perseid.language.Values;

/** {@code case-eq}, as a transform. */
final class CaseEqSteps implements TransformFunction {
    @Override
    public Signature signature() {
        return Signature.of(
                "case-eq compared branches:branches..",
                "Values and transforms in turn: the transforms after the first value that equals what is compared. Last ones without value stand for all other cases.");
    }

    @Override
    public Step compile(Arguments arguments) {
        int branches = (arguments.size() - 1) / 2;
        if (branches == 0) {
            arguments.wrongCount("at least 3");
            return Step.NOTHING;
        }
        Expression compared = arguments.get(0);
        Expression[] values = new Expression[branches];
        Step[] steps = new Step[branches];
        for (int i = 0; i < branches; i++) {
            values[i] = arguments.get(2 * i + 1);
            steps[i] = arguments.steps(2 * i + 2);
        }
        Step otherwise = arguments.size() % 2 == 0 ? arguments.steps(arguments.size() - 1) : Step.NOTHING;
        return frame -> {
            Value value = compared.eval(frame);
            for (int i = 0; i < branches; i++) {
                if (Values.equal(value, values[i].eval(frame))) {
                    return steps[i].run(frame);
                }
            }
            return otherwise.run(frame);
        };
    }
}
