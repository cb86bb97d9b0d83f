package io.perseid.language.function;

import io.perseid.language.Signature;

/** {@code rjust}. */
final class Rjust implements Justifying {
    @Override
    public Signature signature() {
        return Signature.of("rjust width character values", "As ljust, filled up at the beginning.");
    }

    @Override
    public boolean fillsLeft() {
        return true;
    }
}
