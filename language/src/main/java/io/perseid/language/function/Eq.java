package io.perseid.language.function;

import io.perseid.entity.NullValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.entity.ValueWriter;
import io.perseid.language.Arguments;
import io.perseid.language.EncodedPlace;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;
import io.perseid.language.Frame;
import io.perseid.language.Signature;
import io.perseid.language.Values;

/** {@code eq}. */
final class Eq implements ExpressionFunction {
    @Override
    public Signature signature() {
        return Signature.of(
                "eq a b",
                "True if both are the same values in the same order; one value is as good as a list of it. In the where of hops, a comparison of two datasets is a join, and true if both have any value in common.");
    }

    @Override
    public Expression compile(Arguments arguments) {
        Expression a = arguments.get(0);
        Expression b = arguments.get(1);
        if (a instanceof EncodedPlace place
                && arguments.constant(1).orElse(NullValue.NULL) instanceof StringValue text) {
            return new EqualText(place, text, encoded(text));
        }
        return frame -> Values.of(Values.equal(a.eval(frame), b.eval(frame)));
    }

    private static byte[] encoded(StringValue text) {
        var writer = new ValueWriter();
        writer.value(text);
        return writer.toBytes();
    }

    /** Whether what stands somewhere is a text: in encoded form, the same bytes. */
    @SuppressWarnings("ArrayRecordComponent") // compared with nothing
    private record EqualText(EncodedPlace place, StringValue text, byte[] encoded) implements Expression {
        @Override
        public Value eval(Frame frame) {
            return Values.of(test(frame));
        }

        @Override
        public boolean test(Frame frame) {
            int same = place.compare(frame, encoded);
            return same < 0 ? Values.equal(place.eval(frame), text) : same > 0;
        }
    }
}
