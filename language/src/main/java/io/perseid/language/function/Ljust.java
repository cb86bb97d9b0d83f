package io.perseid.language.function;

import io.perseid.language.Signature;

/** {@code ljust}. */
final class Ljust implements Justifying {
    @Override
    public Signature signature() {
        return Signature.of(
                "ljust width character values",
                "Strings filled up at the end with the character to the width, at most a million of it. Null if it is not one character. Other values are dropped.");
    }

    @Override
    public boolean fillsLeft() {
        return false;
    }
}
