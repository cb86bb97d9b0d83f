package io.perseid.language.function;

import io.perseid.language.Signature;

/** {@code lstrip}. */
final class Lstrip implements Stripping {
    @Override
    public Signature signature() {
        return Signature.of("lstrip [characters] values", "As strip, at the beginning only.");
    }

    @Override
    public boolean isLeft() {
        return true;
    }

    @Override
    public boolean isRight() {
        return false;
    }
}
