package io.perseid.language.function;

import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.Move;
import io.perseid.language.Outcome;
import io.perseid.language.PropertyNames;
import io.perseid.language.Signature;
import io.perseid.language.Step;
import io.perseid.language.TransformFunction;
import java.util.List;
import java.util.Optional;

/** {@code remove}. */
final class Remove implements TransformFunction {
    @Override
    public Signature signature() {
        return Signature.of(
                "remove names", "Takes properties away from the target: those whose names match one of the patterns.");
    }

    @Override
    public Step compile(Arguments arguments) {
        PropertyNames names = arguments.names();
        Expression patterns = arguments.get(0);
        Optional<NamePatterns> constants = arguments.constant(0).map(value -> NamePatterns.of(value, names));
        return frame -> {
            NamePatterns removed = constants.orElseGet(() -> NamePatterns.of(patterns.eval(frame), names));
            for (String name : frame.target().names()) {
                if (removed.matches(name)) {
                    frame.target().remove(name);
                }
            }
            return Outcome.CONTINUE;
        };
    }

    @Override
    public Optional<List<Move>> moves(Arguments arguments) {
        return arguments
                .constant(0)
                .map(value -> NamePatterns.of(value, arguments.names()))
                .filter(patterns -> !patterns.matchesReserved())
                .map(patterns -> List.of(new Move.Removed(patterns::matches)));
    }
}
