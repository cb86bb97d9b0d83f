package io.perseid.language.function;

import io.perseid.language.Signature;
import java.math.RoundingMode;

/** {@code round}. */
final class Round implements RoundingMapping {
    @Override
    public Signature signature() {
        return Signature.of(
                "round [digits] values",
                "Numbers rounded to so many digits after the point, to the even one of two that are equally near; integers if that is none. Other values are dropped.");
    }

    @Override
    public RoundingMode mode() {
        return RoundingMode.HALF_EVEN;
    }
}
