package io.perseid.language.function;

import io.perseid.entity.NullValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.language.Run;
import io.perseid.language.Values;
import org.jspecify.annotations.Nullable;

/** A function {@code width character values} that fills strings up. */
interface Justifying extends OptionMapping {
    /** Whether the filling comes before the string. */
    boolean fillsLeft();

    @Override
    default Mapper prepare(Options options) {
        Integer width = options.number(0);
        String filling = options.text(1);
        if (width == null || filling == null || filling.codePointCount(0, filling.length()) != 1) {
            return NEVER;
        }
        return value -> value instanceof StringValue(String text) ? fill(text, width, filling, options.run()) : null;
    }

    private Value fill(String text, int width, String filling, @Nullable Run run) {
        int missing = width - text.codePointCount(0, text.length());
        if (missing <= 0) {
            return Values.of(text);
        }
        if (missing > Justifying.MOST) {
            return NullValue.NULL;
        }
        if (run != null) {
            run.spendText(missing);
        }
        String filled = filling.repeat(missing);
        return Values.of(fillsLeft() ? filled + text : text + filled);
    }

    /** No string is filled up with more than this. */
    int MOST = 1 << 20;
}
