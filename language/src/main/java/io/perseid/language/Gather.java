package io.perseid.language;

import io.perseid.entity.ListValue;
import io.perseid.entity.NullValue;
import io.perseid.entity.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects results into the form that fits what they come from: a list for a list, one value or null for one value.
 * Not thread-safe.
 */
public final class Gather {
    private final List<Value> values = new ArrayList<>();
    private boolean isList;

    /** Results of what is a list or not. */
    public Gather(boolean isList) {
        this.isList = isList;
    }

    /** One more result. */
    public void add(Value value) {
        values.add(value);
    }

    /** One more result unless it is null; the values of a list one by one. */
    public void addFlat(Value value) {
        if (value instanceof ListValue list) {
            isList = true;
            values.addAll(list.items());
        } else if (!value.isNull()) {
            values.add(value);
        }
    }

    /** From here on the result is a list. */
    public void becomeList() {
        isList = true;
    }

    /** How many there are. */
    public int size() {
        return values.size();
    }

    /** The list, or the one value; null if there is none. Several results are a list in any case. */
    public Value result() {
        if (isList || values.size() > 1) {
            return ListValue.of(values);
        }
        return values.isEmpty() ? NullValue.NULL : values.get(0);
    }

    /** As {@link #result}, but null where there is nothing. */
    public Value resultOrNull() {
        return values.isEmpty() ? NullValue.NULL : result();
    }
}
