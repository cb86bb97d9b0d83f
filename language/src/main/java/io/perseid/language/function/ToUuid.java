package io.perseid.language.function;

import io.perseid.entity.StringValue;
import io.perseid.entity.UuidValue;
import io.perseid.entity.Value;
import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;
import io.perseid.language.Signature;
import java.security.SecureRandom;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code uuid}. */
final class ToUuid implements ExpressionFunction {
    private static final Pattern FORM =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    @Override
    public Signature signature() {
        return Signature.of(
                "uuid [values]",
                "Strings as UUIDs; other values and strings are dropped. Without values a new UUID by chance, another one in each run: see stable-uuid for what stays the same.");
    }

    @Override
    public boolean isPure() {
        return false;
    }

    @Override
    public Expression compile(Arguments arguments) {
        if (!arguments.has(0)) {
            return frame -> random(frame.run().context().random());
        }
        Expression values = arguments.get(0);
        Mapper cast = ToUuid::cast;
        return frame -> cast.mapAll(values.eval(frame));
    }

    private static Value random(SecureRandom chance) {
        long high = chance.nextLong() & ~0xf000L | 0x4000L;
        long low = chance.nextLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
        return new UuidValue(new UUID(high, low));
    }

    private static @Nullable Value cast(Value value) {
        return switch (value) {
            case UuidValue uuid -> uuid;
            case StringValue(String text) when FORM.matcher(text).matches() -> new UuidValue(UUID.fromString(text));
            default -> null;
        };
    }
}
