package io.perseid.language.function;

import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.Move;
import io.perseid.language.Signature;
import io.perseid.language.Step;
import io.perseid.language.TransformFunction;
import java.util.List;
import java.util.Optional;

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
        return frame -> condition.test(frame) ? then.run(frame) : otherwise.run(frame);
    }

    @Override
    public Optional<List<Move>> moves(Arguments arguments) {
        Expression condition = arguments.get(0);
        Optional<List<Move>> otherwise = arguments.has(2) ? arguments.moves(2) : Optional.of(List.of());
        return arguments
                .moves(1)
                .flatMap(some -> otherwise.map(others -> List.of(new Move.Chosen(condition, some, others))));
    }
}
