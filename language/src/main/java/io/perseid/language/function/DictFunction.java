package io.perseid.language.function;

import io.perseid.entity.DictBuilder;
import io.perseid.entity.NullValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.TupleValue;
import io.perseid.entity.Value;
import io.perseid.entity.ValueWriter;
import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;
import io.perseid.language.Frame;
import io.perseid.language.Signature;
import io.perseid.language.Values;
import java.util.HashSet;
import java.util.List;

/** {@code dict}. */
final class DictFunction implements ExpressionFunction {
    @Override
    public Signature signature() {
        return Signature.of(
                "dict pairs..",
                "A dictionary of keys and values in turn, or of a list of pairs, of which what is no pair is left out. The last one of a key wins; keys that are not strings are left out.");
    }

    @Override
    public Expression compile(Arguments arguments) {
        Expression[] terms = arguments.from(0);
        if (terms.length == 1) {
            return frame -> ofPairs(terms[0].eval(frame));
        }
        if (terms.length % 2 != 0) {
            arguments.wrongCount("one, or an even number");
        }
        return hasDistinctNames(arguments) ? NamedValues.of(arguments, terms) : frame -> dict(terms, frame);
    }

    private static Value dict(Expression[] terms, Frame frame) {
        var builder = new DictBuilder();
        for (int i = 0; i + 1 < terms.length; i += 2) {
            put(builder, Values.first(terms[i].eval(frame)), frame.run().held(terms[i + 1].eval(frame)));
        }
        return builder.build();
    }

    private static boolean hasDistinctNames(Arguments arguments) {
        var names = new HashSet<Value>();
        for (int i = 0; i < arguments.size(); i += 2) {
            Value name = arguments.constant(i).orElse(NullValue.NULL);
            if (!(name instanceof StringValue) || !names.add(name)) {
                return false;
            }
        }
        return arguments.size() % 2 == 0;
    }

    /** A dictionary of names that are known, each once. */
    @SuppressWarnings("ArrayRecordComponent") // compared with nothing
    private record NamedValues(Expression[] terms, byte[][] names) implements Expression {
        static Expression of(Arguments arguments, Expression[] terms) {
            var names = new byte[terms.length / 2][];
            for (int i = 0; i < names.length; i++) {
                var writer = new ValueWriter();
                writer.value(arguments.constant(2 * i).orElseThrow());
                names[i] = writer.toBytes();
            }
            return new NamedValues(terms, names);
        }

        @Override
        public Value eval(Frame frame) {
            return dict(terms, frame);
        }

        @Override
        public void write(Frame frame, ValueWriter out) {
            out.dictHead(names.length);
            int start = out.size();
            for (int i = 0; i < names.length; i++) {
                out.raw(names[i], 0, names[i].length);
                terms[2 * i + 1].write(frame, out);
            }
            frame.run().spend(1 + (out.size() - start) / 64);
        }
    }

    private static Value ofPairs(Value pairs) {
        var builder = new DictBuilder();
        for (Value pair : Values.items(pairs)) {
            List<Value> both = pair instanceof TupleValue tuple ? tuple.items() : Values.items(pair);
            if (both.size() == 2) {
                put(builder, both.get(0), both.get(1));
            }
        }
        return builder.build();
    }

    private static void put(DictBuilder builder, Value key, Value value) {
        if (key instanceof StringValue(String name)) {
            builder.put(name, value);
        }
    }
}
