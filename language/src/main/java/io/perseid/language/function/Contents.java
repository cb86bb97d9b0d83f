package io.perseid.language.function;

import io.perseid.entity.BytesValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.language.Values;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What is encrypted of a value, and the value that decrypted bytes are. */
final class Contents {
    private Contents() {}

    /** The bytes of a string or bytes; Java's null for other values. */
    static byte @Nullable [] of(Value value) {
        return switch (value) {
            case StringValue(String text) -> text.getBytes(StandardCharsets.UTF_8);
            case BytesValue bytes -> bytes.bytes();
            default -> null;
        };
    }

    /** A string if the bytes are UTF-8, or else the bytes. */
    static Value toValue(byte[] bytes) {
        try {
            return Values.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException _) {
            return new BytesValue(bytes);
        }
    }
}
