package io.perseid.language.function;

import io.perseid.entity.DecimalValue;
import io.perseid.entity.FloatValue;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.language.Signature;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** {@code integer}. */
final class ToInteger implements Casting {
    private static final int MOST_DIGITS = 100_000;

    @Override
    public Signature signature() {
        return Signature.of(
                "integer [default:function] values",
                "Strings of digits, strings like \"0xff\" in two's complement, and numbers cut at the point, as integers. Other values are dropped, or replaced by the default.");
    }

    @Override
    public @Nullable Value cast(Value value) {
        return switch (value) {
            case IntegerValue number -> number;
            case FloatValue(double number)
            when Double.isFinite(number) -> IntegerValue.of(new BigDecimal(number).toBigInteger());
            case DecimalValue(BigDecimal number)
            when number.scale() > -MOST_DIGITS -> IntegerValue.of(number.toBigInteger());
            case StringValue(String text) -> parse(text.strip());
            default -> null;
        };
    }

    private static @Nullable Value parse(String text) {
        if (text.length() > MOST_DIGITS) {
            return null;
        }
        if (text.startsWith("0x") || text.startsWith("0X")) {
            return hex(text.substring(2));
        }
        int start = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        boolean isNumber = start < text.length();
        for (int i = start; i < text.length(); i++) {
            isNumber &= text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        return isNumber ? IntegerValue.of(new BigInteger(text)) : null;
    }

    private static @Nullable Value hex(String digits) {
        try {
            byte[] bytes = java.util.HexFormat.of().parseHex(digits.length() % 2 == 0 ? digits : "0" + digits);
            return bytes.length == 0 ? null : IntegerValue.of(new BigInteger(bytes));
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
