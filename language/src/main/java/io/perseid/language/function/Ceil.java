package io.perseid.language.function;

import io.perseid.language.Signature;
import java.math.RoundingMode;

/** {@code ceil}. */
final class Ceil implements RoundingMapping {
    @Override
    public Signature signature() {
        return Signature.of(
                "ceil [digits] values",
                "Numbers rounded up to so many digits after the point; integers if that is none. Other values are dropped.");
    }

    @Override
    public RoundingMode mode() {
        return RoundingMode.CEILING;
    }
}
