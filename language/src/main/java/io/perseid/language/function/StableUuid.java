package io.perseid.language.function;

import io.perseid.entity.UuidValue;
import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;
import io.perseid.language.Run;
import io.perseid.language.Signature;
import io.perseid.language.TransitText;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** {@code stable-uuid}. */
final class StableUuid implements ExpressionFunction {
    @Override
    public Signature signature() {
        return Signature.of(
                "stable-uuid name",
                "A UUID that is always the same for the same pipe, content of the source entity, and name, and another one else. An addition to the language.");
    }

    @Override
    public boolean isPure() {
        return false;
    }

    @Override
    public Expression compile(Arguments arguments) {
        Expression name = arguments.get(0);
        return frame -> {
            Run run = frame.run();
            String text = run.pipe() + "\n" + run.entity().hash() + "\n" + TransitText.of(name.eval(frame));
            return new UuidValue(UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)));
        };
    }
}
