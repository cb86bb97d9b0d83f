package io.perseid.language.function;

import io.perseid.entity.DictValue;
import io.perseid.entity.ListValue;
import io.perseid.entity.Value;
import io.perseid.language.Signature;
import io.perseid.language.Values;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** {@code items}. */
final class Items implements Flattening {
    @Override
    public Signature signature() {
        return Signature.of(
                "items values", "The keys and values of dictionaries, as a list of pairs. Other values are dropped.");
    }

    @Override
    public @Nullable Value map(Value value) {
        if (!(value instanceof DictValue dict)) {
            return null;
        }
        var pairs = new ArrayList<Value>(dict.size());
        dict.forEach((name, item) -> pairs.add(ListValue.of(Values.of(name), item)));
        return ListValue.of(pairs);
    }
}
