package io.perseid.language.function;

import io.perseid.entity.DictBuilder;
import io.perseid.entity.DictValue;
import io.perseid.entity.ListValue;
import io.perseid.entity.Value;
import io.perseid.language.Signature;
import io.perseid.language.Values;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** {@code key-values}. */
final class KeyValues implements Flattening {
    @Override
    public Signature signature() {
        return Signature.of(
                "key-values values",
                "The keys and values of dictionaries, as a list of dictionaries with key and value; of a single dictionary with one key just that one. Other values are dropped.");
    }

    @Override
    public @Nullable Value map(Value value) {
        if (!(value instanceof DictValue dict)) {
            return null;
        }
        var pairs = new ArrayList<Value>(dict.size());
        dict.forEach((name, item) -> pairs.add(pair(Values.of(name), item)));
        return pairs.size() == 1 ? pairs.getFirst() : ListValue.of(pairs);
    }

    static Value pair(Value key, Value value) {
        return new DictBuilder().put("key", key).put("value", value).build();
    }
}
