package io.perseid.language.function;

import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.Move;
import io.perseid.language.Outcome;
import io.perseid.language.Signature;
import io.perseid.language.Step;
import io.perseid.language.TransformFunction;
import java.util.List;
import java.util.Optional;

/** {@code filter}, as a transform. */
final class FilterEntity implements TransformFunction {
    @Override
    public Signature signature() {
        return Signature.of(
                "filter [unless]",
                "Ends the rule if the condition is false, or in any case: the entity comes out marked as filtered, and a dataset deletes it if it has it. In a rule that is applied it is left out.");
    }

    @Override
    public Step compile(Arguments arguments) {
        Expression condition = arguments.get(0);
        return frame -> condition.test(frame) ? Outcome.CONTINUE : Outcome.FILTERED;
    }

    @Override
    public Optional<List<Move>> moves(Arguments arguments) {
        return Optional.of(List.of(new Move.Stopped(arguments.get(0))));
    }
}
