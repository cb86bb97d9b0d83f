package io.perseid.language;

import java.util.List;
import java.util.Optional;

/** A function that works on the target. */
public non-sealed interface TransformFunction extends LanguageFunction {
    /** Makes what is done when a rule runs. Called once for each place in a rule. */
    Step compile(Arguments arguments);

    /** The same as moves, where what it does to the target depends on names only; empty where it doesn't. */
    default Optional<List<Move>> moves(Arguments arguments) {
        return Optional.empty();
    }
}
