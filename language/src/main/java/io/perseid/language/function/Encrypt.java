package io.perseid.language.function;

import io.perseid.entity.BytesValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.language.RunContext;
import io.perseid.language.Signature;
import java.security.GeneralSecurityException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code encrypt}. */
final class Encrypt implements Ciphering<Fernet> {
    @Override
    public Signature signature() {
        return Signature.of(
                "encrypt key:secret values:secret",
                "Strings and bytes encrypted with a symmetric key (Fernet), as bytes. Other values are dropped.");
    }

    @Override
    public @Nullable Fernet key(List<Value> arguments) {
        return arguments.getFirst() instanceof StringValue(String key) ? Fernet.of(key) : null;
    }

    @Override
    public @Nullable Value convert(Fernet key, Value value, RunContext context) throws GeneralSecurityException {
        byte[] content = Contents.of(value);
        if (content == null) {
            return null;
        }
        byte[] vector = new byte[16];
        context.random().nextBytes(vector);
        return new BytesValue(key.encrypt(content, context.time().now().getEpochSecond(), vector));
    }
}
