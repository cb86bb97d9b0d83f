package io.perseid.language.function;

import io.perseid.language.Arguments;
import io.perseid.language.Move;
import io.perseid.language.Signature;
import io.perseid.language.Step;
import io.perseid.language.TransformFunction;
import java.util.List;
import java.util.Optional;

/** {@code comment}. */
final class Comment implements TransformFunction {
    @Override
    public Signature signature() {
        return Signature.of(
                "comment text:literal..", "Does nothing; the arguments are for people, and never evaluated.");
    }

    @Override
    public Step compile(Arguments arguments) {
        return Step.NOTHING;
    }

    @Override
    public Optional<List<Move>> moves(Arguments arguments) {
        return Optional.of(List.of());
    }
}
