package io.perseid.language.function;

import io.perseid.entity.IntegerValue;
import io.perseid.entity.Value;
import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;
import io.perseid.language.Signature;
import io.perseid.language.Values;
import java.math.BigInteger;

/** {@code enumerate}. */
final class Enumerate implements ExpressionFunction {
    @Override
    public Signature signature() {
        return Signature.of(
                "enumerate [start] values",
                "Each value in a dictionary with its number as key; numbers begin at 0 or at start.");
    }

    @Override
    public Expression compile(Arguments arguments) {
        Expression start = arguments.get(0);
        Expression values = arguments.get(1);
        return frame -> {
            BigInteger first = Values.first(start.eval(frame)) instanceof IntegerValue number
                    ? number.bigValue()
                    : BigInteger.ZERO;
            Mapper numbering = new Mapper() {
                private BigInteger next = first;

                @Override
                public Value map(Value value) {
                    Value number = IntegerValue.of(next);
                    next = next.add(BigInteger.ONE);
                    return KeyValues.pair(number, value);
                }
            };
            return numbering.mapAll(values.eval(frame));
        };
    }
}
