package io.perseid.language.function;

import io.perseid.entity.DatetimeValue;
import io.perseid.entity.Value;
import io.perseid.language.Signature;

/** {@code is-datetime}. */
final class IsDatetime implements TypeTest {
    @Override
    public Signature signature() {
        return Signature.of("is-datetime value", "True if the value, or the first of a list, is a datetime.");
    }

    @Override
    public boolean test(Value first) {
        return first instanceof DatetimeValue;
    }
}
