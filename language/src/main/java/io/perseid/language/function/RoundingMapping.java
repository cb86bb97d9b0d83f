package io.perseid.language.function;

import java.math.RoundingMode;

/** A function {@code [digits] values} that rounds numbers. */
interface RoundingMapping extends OptionMapping {
    /** How it rounds. */
    RoundingMode mode();

    @Override
    default Mapper prepare(Options options) {
        Integer digits = options.number(0);
        return value -> Numbers.round(value, digits, mode());
    }
}
