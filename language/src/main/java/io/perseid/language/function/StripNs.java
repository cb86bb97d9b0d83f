package io.perseid.language.function;

import io.perseid.entity.DictBuilder;
import io.perseid.entity.DictValue;
import io.perseid.entity.ListValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.language.PropertyNames;
import io.perseid.language.Signature;
import io.perseid.language.Values;
import org.jspecify.annotations.Nullable;

/** {@code strip-ns}. */
final class StripNs implements Mapping {
    @Override
    public Signature signature() {
        return Signature.of(
                "strip-ns values",
                "Dictionaries without the namespaces of the names of properties and of ids, those within them as well. Other values are dropped.");
    }

    @Override
    public @Nullable Value map(Value value) {
        return value instanceof DictValue dict ? strip(dict) : null;
    }

    private static Value strip(DictValue dict) {
        var builder = new DictBuilder();
        dict.forEach((name, value) -> {
            boolean isId = name.equals("_id") && value instanceof StringValue;
            builder.put(
                    PropertyNames.local(name), isId ? Values.of(PropertyNames.local(value.toString())) : inner(value));
        });
        return builder.build();
    }

    private static Value inner(Value value) {
        return switch (value) {
            case DictValue dict -> strip(dict);
            case ListValue list ->
                ListValue.of(list.items().stream().map(StripNs::inner).toList());
            default -> value;
        };
    }
}
