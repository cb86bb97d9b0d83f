package io.perseid.language.function;

import io.perseid.entity.ListValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.language.Signature;
import io.perseid.language.Values;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code split}. */
final class Split implements OptionMapping {
    @Override
    public Signature signature() {
        return Signature.of(
                "split [separator] values",
                "The parts of strings between separators, or between white space, as one list; an empty separator splits characters. Other values are dropped.");
    }

    @Override
    public boolean isFlat() {
        return true;
    }

    @Override
    public Mapper prepare(Options options) {
        String separator = options.text(0);
        if (options.has(0) && separator == null) {
            return NEVER;
        }
        return value -> value instanceof StringValue(String text) ? ListValue.of(split(text, separator)) : null;
    }

    private static List<Value> split(String text, @Nullable String separator) {
        var parts = new ArrayList<Value>();
        if (separator == null) {
            for (String word : text.strip().split("\\s+")) {
                if (!word.isEmpty()) {
                    parts.add(Values.of(word));
                }
            }
        } else if (separator.isEmpty()) {
            text.codePoints().forEach(c -> parts.add(Values.of(Character.toString(c))));
        } else {
            int at = 0;
            for (int next = text.indexOf(separator); next >= 0; next = text.indexOf(separator, at)) {
                parts.add(Values.of(text.substring(at, next)));
                at = next + separator.length();
            }
            parts.add(Values.of(text.substring(at)));
        }
        return parts;
    }
}
