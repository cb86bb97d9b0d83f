package io.perseid.language.function;

import io.perseid.entity.NullValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;
import io.perseid.language.Signature;
import io.perseid.language.Values;

/** {@code join}. */
final class JoinStrings implements ExpressionFunction {
    @Override
    public Signature signature() {
        return Signature.of(
                "join separator values",
                "All strings as one, with the separator between them; other values are left out.");
    }

    @Override
    public Expression compile(Arguments arguments) {
        Expression separator = arguments.get(0);
        Expression values = arguments.get(1);
        return frame -> {
            if (!(Values.first(separator.eval(frame)) instanceof StringValue(String between))) {
                return NullValue.NULL;
            }
            var text = new StringBuilder();
            boolean isFirst = true;
            for (Value value : Values.items(values.eval(frame))) {
                if (value instanceof StringValue(String string)) {
                    text.append(isFirst ? "" : between).append(string);
                    isFirst = false;
                }
            }
            frame.run().spendText(text.length());
            return Values.of(text.toString());
        };
    }
}
