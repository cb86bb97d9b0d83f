package io.perseid.language.function;

import io.perseid.entity.BytesValue;
import io.perseid.entity.DecimalValue;
import io.perseid.entity.DictValue;
import io.perseid.entity.FloatValue;
import io.perseid.entity.ListValue;
import io.perseid.entity.NullValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.TupleValue;
import io.perseid.entity.Value;
import io.perseid.language.Signature;
import io.perseid.language.TransitText;
import io.perseid.language.Values;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** {@code string}. */
final class ToText implements Mapping {
    @Override
    public Signature signature() {
        return Signature.of(
                "string values",
                "Values as strings: numbers in digits, bytes decoded from UTF-8, lists and dictionaries as JSON. Nulls are dropped.");
    }

    @Override
    public @Nullable Value map(Value value) {
        return switch (value) {
            case NullValue _ -> null;
            case StringValue text -> text;
            case FloatValue(double number) -> Values.of(TransitText.number(number));
            case DecimalValue(BigDecimal number) -> Values.of(number.toPlainString());
            case BytesValue bytes -> Values.of(new String(bytes.bytes(), StandardCharsets.UTF_8));
            case ListValue _, DictValue _, TupleValue _ -> Values.of(TransitText.plain(value));
            default -> Values.of(value.toString());
        };
    }
}
