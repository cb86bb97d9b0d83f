package io.perseid.language.function;

import io.perseid.entity.ListValue;
import io.perseid.entity.NullValue;
import io.perseid.entity.Value;
import io.perseid.language.Values;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** What a function does with one value. */
@FunctionalInterface
interface Mapper {
    /** The result; Java's null for a value that the function does not apply to. */
    @Nullable
    Value map(Value value);

    /** The results for a value or for each of a list; values it does not apply to are dropped. Null is no value. */
    default Value mapAll(Value values) {
        if (!(values instanceof ListValue list)) {
            Value result = values.isNull() ? null : map(values);
            return result == null ? NullValue.NULL : result;
        }
        var results = new ArrayList<Value>(list.size());
        for (Value value : list) {
            Value result = map(value);
            if (result != null) {
                results.add(result);
            }
        }
        return ListValue.of(results);
    }

    /** As {@link #mapAll}, where each result is a list and all become one. */
    default Value flatMapAll(Value values) {
        if (!(values instanceof ListValue list)) {
            Value result = map(values);
            return result == null ? NullValue.NULL : result;
        }
        var results = new ArrayList<Value>();
        for (Value value : list) {
            Value result = map(value);
            if (result != null) {
                results.addAll(Values.items(result));
            }
        }
        return ListValue.of(results);
    }
}
