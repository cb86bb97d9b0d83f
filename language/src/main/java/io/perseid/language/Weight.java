package io.perseid.language;

import io.perseid.entity.DictValue;
import io.perseid.entity.ListValue;
import io.perseid.entity.TupleValue;
import io.perseid.entity.Value;
import java.util.List;

/** How much there is in a value, lists and dictionaries within it included. */
final class Weight {
    private Weight() {}

    /** The number of values in it; stops counting at the most. What is still encoded counts as its first level only. */
    static long of(Value value, long most) {
        return switch (value) {
            case ListValue list -> of(list.items(), most);
            case TupleValue tuple -> of(tuple.items(), most);
            case DictValue dict when dict.isEncoded() -> dict.size();
            case DictValue dict -> {
                long weight = 1;
                for (String name : dict.names()) {
                    weight += weight > most ? 0 : of(dict.get(name), most - weight);
                }
                yield weight;
            }
            default -> 1;
        };
    }

    private static long of(List<Value> items, long most) {
        long weight = 1;
        for (Value item : items) {
            if (weight > most) {
                return weight;
            }
            weight += of(item, most - weight);
        }
        return weight;
    }
}
