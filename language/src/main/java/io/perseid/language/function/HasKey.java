package io.perseid.language.function;

import io.perseid.entity.DictValue;
import io.perseid.entity.NullValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.language.Signature;
import io.perseid.language.Values;

/** {@code has-key}. */
final class HasKey implements OfTwo {
    @Override
    public Signature signature() {
        return Signature.of("has-key key dict", "True if the dictionary has the key. Null if it is no dictionary.");
    }

    @Override
    public Value apply(Value key, Value dict) {
        return Values.first(dict) instanceof DictValue known
                ? Values.of(Values.first(key) instanceof StringValue(String name) && known.has(name))
                : NullValue.NULL;
    }
}
