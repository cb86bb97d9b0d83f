package io.perseid.language.function;

import io.perseid.language.Signature;

/** {@code rstrip}. */
final class Rstrip implements Stripping {
    @Override
    public Signature signature() {
        return Signature.of("rstrip [characters] values", "As strip, at the end only.");
    }

    @Override
    public boolean isLeft() {
        return false;
    }

    @Override
    public boolean isRight() {
        return true;
    }
}
