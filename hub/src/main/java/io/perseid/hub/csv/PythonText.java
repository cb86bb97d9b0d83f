package io.perseid.hub.csv;

import io.perseid.entity.BooleanValue;
import io.perseid.entity.DecimalValue;
import io.perseid.entity.FloatValue;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.Value;
import io.perseid.hub.PlainJson;
import java.math.BigDecimal;

/** Values as Python's {@code str()} shows them; lists and dicts as JSON, the rest as plain text. */
final class PythonText {
    private PythonText() {}

    /** The value as a field. */
    static CsvForm.Field field(Value value) {
        return switch (value) {
            case BooleanValue flag -> new CsvForm.Field(flag.value() ? "True" : "False", true);
            case FloatValue number -> new CsvForm.Field(of(number.value()), true);
            case IntegerValue number -> new CsvForm.Field(number.toString(), true);
            case DecimalValue number -> new CsvForm.Field(number.value().toString(), true);
            default -> new CsvForm.Field(PlainJson.text(value), false);
        };
    }

    /** The shortest text that gives the number back, with an exponent below 1e-4 and from 1e16 on. */
    static String of(double number) {
        if (Double.isNaN(number)) {
            return "nan";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "inf" : "-inf";
        }
        if (number == 0) {
            return 1 / number > 0 ? "0.0" : "-0.0";
        }
        BigDecimal exact = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        int exponent = exact.precision() - exact.scale() - 1;
        if (exponent >= -4 && exponent < 16) {
            String plain = exact.toPlainString();
            return plain.indexOf('.') < 0 ? plain + ".0" : plain;
        }
        String digits = exact.unscaledValue().abs().toString();
        String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
        String sign = exponent < 0 ? "-" : "+";
        String power = Integer.toString(Math.abs(exponent));
        return (number < 0 ? "-" : "") + digits.charAt(0) + fraction + "e" + sign + (power.length() < 2 ? "0" : "")
                + power;
    }
}
