package io.perseid.language.function;

import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.language.Signature;
import io.perseid.language.Values;

/** {@code substring}. */
final class Substring implements OptionMapping {
    @Override
    public Signature signature() {
        return Signature.of(
                "substring start [end] values",
                "Strings from the character at start up to, but without, that at end. Negative positions count from the end. Other values are dropped.");
    }

    @Override
    public Mapper prepare(Options options) {
        Integer start = options.first(0).isNull() ? Integer.valueOf(0) : options.number(0);
        Integer end = options.first(1).isNull() ? Integer.valueOf(Integer.MAX_VALUE) : options.number(1);
        if (start == null || end == null) {
            return NEVER;
        }
        return value -> value instanceof StringValue(String text) ? substring(text, start, end) : null;
    }

    private static Value substring(String text, int start, int end) {
        int length = text.codePointCount(0, text.length());
        int from = position(start, length);
        int to = position(end, length);
        return from >= to
                ? StringValue.EMPTY
                : Values.of(text.substring(text.offsetByCodePoints(0, from), text.offsetByCodePoints(0, to)));
    }

    private static int position(int given, int length) {
        return Math.clamp(given < 0 ? (long) given + length : given, 0, length);
    }
}
