package io.perseid.language.function;

import io.perseid.language.Signature;

/** {@code strip}. */
final class Strip implements Stripping {
    @Override
    public Signature signature() {
        return Signature.of(
                "strip [characters] values",
                "Strings without white space, or without any of the characters, at both ends. Other values are dropped.");
    }

    @Override
    public boolean isLeft() {
        return true;
    }

    @Override
    public boolean isRight() {
        return true;
    }
}
