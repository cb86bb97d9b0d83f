package io.perseid.example.atlas;

import io.perseid.entity.DecimalValue;
import io.perseid.entity.FloatValue;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;

/** Plain numbers and texts out of values; 0 and nothing where a value is of another type. */
final class Numbers {
    private Numbers() {}

    static long whole(Value value) {
        return (long) number(value);
    }

    static double number(Value value) {
        return switch (value) {
            case IntegerValue number -> number.longValue();
            case FloatValue number -> number.value();
            case DecimalValue number -> number.value().doubleValue();
            default -> 0;
        };
    }

    static String text(Value value) {
        return value instanceof StringValue string ? string.value() : "";
    }
}
