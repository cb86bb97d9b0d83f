package io.perseid.language.function;

import io.perseid.entity.DictValue;
import io.perseid.entity.ListValue;
import io.perseid.entity.Value;
import io.perseid.language.Signature;
import io.perseid.language.Values;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** {@code keys}. */
final class Keys implements Flattening {
    @Override
    public Signature signature() {
        return Signature.of("keys values", "The keys of dictionaries, as one list. Other values are dropped.");
    }

    @Override
    public @Nullable Value map(Value value) {
        if (!(value instanceof DictValue dict)) {
            return null;
        }
        var keys = new ArrayList<Value>(dict.size());
        for (String name : dict.names()) {
            keys.add(Values.of(name));
        }
        return ListValue.of(keys);
    }
}
