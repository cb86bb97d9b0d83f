package io.perseid.language.function;

import io.perseid.entity.StringValue;
import io.perseid.language.Values;
import java.util.function.IntPredicate;

/** A function {@code [characters] values} that takes characters away from the ends of strings. */
interface Stripping extends OptionMapping {
    /** Whether the beginning is an end. */
    boolean isLeft();

    /** Whether the end is. */
    boolean isRight();

    @Override
    default Mapper prepare(Options options) {
        String characters = options.text(0);
        if (options.has(0) && characters == null) {
            return NEVER;
        }
        IntPredicate isStripped = characters == null
                ? c -> Character.isWhitespace(c) || Character.isSpaceChar(c)
                : c -> characters.indexOf(c) >= 0;
        return value -> value instanceof StringValue(String text) ? Values.of(strip(text, isStripped)) : null;
    }

    private String strip(String text, IntPredicate isStripped) {
        int start = 0;
        int end = text.length();
        while (isLeft() && start < end && isStripped.test(text.codePointAt(start))) {
            start += Character.charCount(text.codePointAt(start));
        }
        while (isRight() && end > start && isStripped.test(text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return text.substring(start, end);
    }
}
