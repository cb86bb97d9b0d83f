package io.perseid.language.function;

import io.perseid.entity.UriValue;
import io.perseid.entity.Value;
import io.perseid.language.Signature;

/** {@code is-uri}. */
final class IsUri implements TypeTest {
    @Override
    public Signature signature() {
        return Signature.of("is-uri value", "True if the value, or the first of a list, is a URI.");
    }

    @Override
    public boolean test(Value first) {
        return first instanceof UriValue;
    }
}
