package io.perseid.language;

import io.perseid.entity.BooleanValue;
import io.perseid.entity.BytesValue;
import io.perseid.entity.DateValue;
import io.perseid.entity.DatetimeValue;
import io.perseid.entity.DecimalValue;
import io.perseid.entity.DictValue;
import io.perseid.entity.FloatValue;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.ListValue;
import io.perseid.entity.NiValue;
import io.perseid.entity.NullValue;
import io.perseid.entity.TupleValue;
import io.perseid.entity.UriValue;
import io.perseid.entity.UuidValue;
import io.perseid.entity.Value;
import io.perseid.fault.Fault;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/**
 * Values as JSON text in the way of the language: keys sorted, a space after comma and colon. Typed values are in
 * transit form, or else as the plain text they hold.
 */
public final class TransitText {
    private static final int MOST_CHARACTERS = 64 << 20;

    private final StringBuilder text = new StringBuilder();
    private final boolean isTransit;

    private TransitText(boolean isTransit) {
        this.isTransit = isTransit;
    }

    /** The value with typed values in transit form. */
    public static String of(Value value) {
        return new TransitText(true).write(value).toString();
    }

    /** The value with typed values as plain text and numbers. */
    public static String plain(Value value) {
        return new TransitText(false).write(value).toString();
    }

    private StringBuilder write(Value value) {
        if (text.length() > MOST_CHARACTERS) {
            throw new Fault(LanguageCode.DTL_LIMIT, "a rule makes too long a text", "most", MOST_CHARACTERS);
        }
        return switch (value) {
            case NullValue _ -> text.append("null");
            case BooleanValue(boolean truth) -> text.append(truth);
            case IntegerValue number -> text.append(number);
            case FloatValue(double number) -> text.append(number(number));
            case DecimalValue(BigDecimal number) when !isTransit -> text.append(number.toPlainString());
            case ListValue list -> items(list.items());
            case TupleValue tuple -> items(tuple.items());
            case DictValue dict -> dict(dict);
            default -> quoted(isTransit ? tagged(value) : value.toString());
        };
    }

    /** The text that stands for a typed value in transit form. */
    public static String tagged(Value value) {
        return switch (value) {
            case DecimalValue(BigDecimal number) -> "~f" + number.toPlainString();
            case DateValue _, DatetimeValue _ -> "~t" + value;
            case UuidValue _ -> "~u" + value;
            case NiValue _ -> "~:" + value;
            case UriValue _ -> "~r" + value;
            case BytesValue _ -> "~b" + value;
            default -> value.toString();
        };
    }

    /** A float in the fewest digits that name it; whole ones end in {@code .0}, large and small ones have an exponent. */
    public static String number(double number) {
        if (!Double.isFinite(number)) {
            return "null";
        }
        double size = Math.abs(number);
        if (size == 0 || (size >= 1e-4 && size < 1e16)) {
            String plain = new BigDecimal(Double.toString(number)).toPlainString();
            return plain.indexOf('.') < 0 ? plain + ".0" : size == 0 ? Double.toString(number) : plain;
        }
        BigDecimal shortest = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        String digits = shortest.unscaledValue().abs().toString();
        int exponent = digits.length() - 1 - shortest.scale();
        String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
        return (number < 0 ? "-" : "")
                + digits.charAt(0)
                + fraction
                + (exponent < 0 ? "e-" : "e+")
                + (Math.abs(exponent) < 10 ? "0" : "")
                + Math.abs(exponent);
    }

    private StringBuilder items(List<Value> items) {
        text.append('[');
        for (int i = 0; i < items.size(); i++) {
            text.append(i == 0 ? "" : ", ");
            write(items.get(i));
        }
        return text.append(']');
    }

    private StringBuilder dict(DictValue dict) {
        text.append('{');
        String[] names = dict.names().toArray(String[]::new);
        Arrays.sort(names);
        for (int i = 0; i < names.length; i++) {
            text.append(i == 0 ? "" : ", ");
            quoted(names[i]).append(": ");
            write(dict.get(names[i]));
        }
        return text.append('}');
    }

    private StringBuilder quoted(String string) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            escaped(string.charAt(i));
        }
        return text.append('"');
    }

    private void escaped(char c) {
        switch (c) {
            case '"' -> text.append("\\\"");
            case '\\' -> text.append("\\\\");
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            case '\b' -> text.append("\\b");
            case '\f' -> text.append("\\f");
            default -> {
                if (c < ' ' || Character.isSurrogate(c) && !isPaired(c)) {
                    text.append("\\u%04x".formatted((int) c));
                } else {
                    text.append(c);
                }
            }
        }
    }

    private static boolean isPaired(char c) {
        return Character.isSurrogate(c);
    }
}
