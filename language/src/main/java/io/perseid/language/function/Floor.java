package io.perseid.language.function;

import io.perseid.language.Signature;
import java.math.RoundingMode;

/** {@code floor}. */
final class Floor implements RoundingMapping {
    @Override
    public Signature signature() {
        return Signature.of(
                "floor [digits] values",
                "Numbers rounded down to so many digits after the point; integers if that is none. Other values are dropped.");
    }

    @Override
    public RoundingMode mode() {
        return RoundingMode.FLOOR;
    }
}
