package io.perseid.language.function;

import io.perseid.entity.ListValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.entity.ValueWriter;
import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;
import io.perseid.language.Frame;
import io.perseid.language.Signature;
import io.perseid.language.Values;

/** {@code concat}. */
final class Concat implements ExpressionFunction {
    @Override
    public Signature signature() {
        return Signature.of(
                "concat values..", "All strings, those in lists as well, as one; other values are left out.");
    }

    @Override
    public Expression compile(Arguments arguments) {
        Expression[] terms = arguments.from(0);
        return new Concatenated(terms);
    }

    /** The strings of all terms; in encoded form without a string in between. */
    @SuppressWarnings("ArrayRecordComponent") // compared with nothing
    private record Concatenated(Expression[] terms) implements Expression {
        @Override
        public Value eval(Frame frame) {
            var text = new StringBuilder();
            for (Expression term : terms) {
                append(text, term.eval(frame));
                frame.run().spendText(text.length());
            }
            return Values.of(text.toString());
        }

        @Override
        public void write(Frame frame, ValueWriter out) {
            int start = out.beginText();
            writeText(frame, out);
            out.endText(start);
        }

        @Override
        public void writeText(Frame frame, ValueWriter out) {
            int start = out.size();
            for (Expression term : terms) {
                term.writeText(frame, out);
                frame.run().spendText(out.size() - start);
            }
        }
    }

    private static void append(StringBuilder text, Value value) {
        if (value instanceof StringValue(String string)) {
            text.append(string);
        } else if (value instanceof ListValue list) {
            for (Value item : list) {
                if (item instanceof StringValue(String string)) {
                    text.append(string);
                }
            }
        }
    }
}
