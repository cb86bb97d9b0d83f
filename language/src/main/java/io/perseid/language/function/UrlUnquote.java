package io.perseid.language.function;

import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.language.Signature;
import io.perseid.language.Values;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** {@code url-unquote}. */
final class UrlUnquote implements Mapping {
    @Override
    public Signature signature() {
        return Signature.of(
                "url-unquote values",
                "Strings with percent signs and digits as the characters they stand for. Other values are dropped.");
    }

    @Override
    public @Nullable Value map(Value value) {
        return value instanceof StringValue(String text) ? Values.of(unquote(text)) : null;
    }

    private static String unquote(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        var plain = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            int code = bytes[i] == '%' && i + 2 < bytes.length ? code(bytes[i + 1], bytes[i + 2]) : -1;
            plain.write(code < 0 ? bytes[i] : code);
            i += code < 0 ? 0 : 2;
        }
        return plain.toString(StandardCharsets.UTF_8);
    }

    private static int code(byte high, byte low) {
        int h = Character.digit(high, 16);
        int l = Character.digit(low, 16);
        return h < 0 || l < 0 ? -1 : h * 16 + l;
    }
}
