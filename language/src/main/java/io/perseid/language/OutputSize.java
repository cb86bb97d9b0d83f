package io.perseid.language;

import io.perseid.entity.BytesValue;
import io.perseid.entity.DictValue;
import io.perseid.entity.ListValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.TupleValue;
import io.perseid.entity.Value;
import java.util.List;

/** How many bytes a value takes when it is written, roughly: what is in it several times counts several times. */
final class OutputSize {
    private OutputSize() {}

    /** The size; counts no further than a little beyond the most. */
    static long of(Value value, long most) {
        return switch (value) {
            case StringValue(String text) -> text.length() + 1L;
            case BytesValue bytes -> bytes.length() + 1L;
            case ListValue list -> of(list.items(), most);
            case TupleValue tuple -> of(tuple.items(), most);
            case DictValue dict when dict.isEncoded() -> dict.heldBytes();
            case DictValue dict -> {
                long size = 1;
                for (String name : dict.names()) {
                    if (size > most) {
                        break;
                    }
                    size += name.length() + of(dict.get(name), most - size);
                }
                yield size;
            }
            default -> 9;
        };
    }

    private static long of(List<Value> items, long most) {
        long size = 1;
        for (Value item : items) {
            if (size > most) {
                break;
            }
            size += of(item, most - size);
        }
        return size;
    }
}
