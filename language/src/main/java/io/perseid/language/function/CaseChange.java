package io.perseid.language.function;

import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.entity.ValueWriter;
import io.perseid.language.Expression;
import io.perseid.language.Frame;
import io.perseid.language.Values;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Strings in upper or lower case; as a part of a longer text, changed in place where they are ASCII. */
record CaseChange(boolean isUpper, Expression values) implements Expression, Mapper {
    @Override
    public @Nullable Value map(Value value) {
        return value instanceof StringValue(String text)
                ? Values.of(isUpper ? text.toUpperCase(Locale.ROOT) : text.toLowerCase(Locale.ROOT))
                : null;
    }

    @Override
    public Value eval(Frame frame) {
        return mapAll(values.eval(frame));
    }

    @Override
    public void writeText(Frame frame, ValueWriter out) {
        int start = out.size();
        values.writeText(frame, out);
        if (!out.changeCase(start, isUpper)) {
            out.cut(start);
            out.textOf(eval(frame));
        }
    }
}
