package io.perseid.language;

import io.perseid.entity.DictValue;
import io.perseid.entity.ListValue;
import io.perseid.entity.NullValue;
import io.perseid.entity.Value;
import java.util.List;

/** Goes from a value to a property of it, or of each dictionary in a list. */
public final class Walk {
    private Walk() {}

    /** The property; of a list, the values of all in one list without nulls; null if there is none. */
    public static Value get(Value from, String name) {
        return switch (from) {
            case DictValue dict -> dict.get(name);
            case ListValue list -> {
                var found = new Gather(true);
                for (Value item : list) {
                    found.addFlat(get(item, name));
                }
                yield found.resultOrNull();
            }
            default -> NullValue.NULL;
        };
    }

    /** The properties that the name means where identifiers have namespaces. */
    public static Value get(Value from, String name, PropertyNames names) {
        if (!names.areQualified()) {
            return get(from, name);
        }
        return switch (from) {
            case DictValue dict -> meant(dict, name, names);
            case ListValue list -> {
                var found = new Gather(true);
                for (Value item : list) {
                    found.addFlat(get(item, name, names));
                }
                yield found.resultOrNull();
            }
            default -> NullValue.NULL;
        };
    }

    private static Value meant(DictValue dict, String name, PropertyNames names) {
        if (names.isFull(name)) {
            return dict.get(names.full(name));
        }
        List<String> meant = names.meant(name, dict.names());
        if (meant.size() == 1) {
            return dict.get(meant.getFirst());
        }
        var found = new Gather(false);
        for (String each : meant) {
            found.addFlat(dict.get(each));
        }
        return found.resultOrNull();
    }
}
