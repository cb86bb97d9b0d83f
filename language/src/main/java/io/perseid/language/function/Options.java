package io.perseid.language.function;

import io.perseid.entity.IntegerValue;
import io.perseid.entity.NullValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.language.CompileContext;
import io.perseid.language.Run;
import io.perseid.language.Values;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The arguments before the values that a function maps over, evaluated.
 *
 * @param values one for each parameter; null for one left out
 * @param context what the rule is compiled for
 * @param run what may be used up; Java's null where the function is prepared before any run
 */
record Options(
        List<@Nullable Value> values,
        CompileContext context,
        @Nullable Run run) {
    /** Whether the argument is there. */
    boolean has(int index) {
        return values.get(index) != null;
    }

    /** The argument, or the first of it if it is a list; null if it is left out. */
    Value first(int index) {
        Value value = values.get(index);
        return value == null ? NullValue.NULL : Values.first(value);
    }

    /** All of the argument; null if it is left out. */
    Value all(int index) {
        Value value = values.get(index);
        return value == null ? NullValue.NULL : value;
    }

    /** The argument as text; Java's null if it is none. */
    @Nullable
    String text(int index) {
        return first(index) instanceof StringValue(String text) ? text : null;
    }

    /** The argument as a whole number within the range of 32 bits; Java's null if it is none. */
    @Nullable
    Integer number(int index) {
        return first(index) instanceof IntegerValue number && number.isLong()
                ? Integer.valueOf(Math.clamp(number.longValue(), Integer.MIN_VALUE, Integer.MAX_VALUE))
                : null;
    }
}
