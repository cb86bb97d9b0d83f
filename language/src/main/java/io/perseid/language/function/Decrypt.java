package io.perseid.language.function;

import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.language.RunContext;
import io.perseid.language.Signature;
import java.security.GeneralSecurityException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code decrypt}. */
final class Decrypt implements Ciphering<Fernet> {
    @Override
    public Signature signature() {
        return Signature.of(
                "decrypt key:secret values:secret",
                "What encrypt has encrypted with the same key: strings, or bytes where they are no text. Other values are dropped.");
    }

    @Override
    public @Nullable Fernet key(List<Value> arguments) {
        return arguments.getFirst() instanceof StringValue(String key) ? Fernet.of(key) : null;
    }

    @Override
    public @Nullable Value convert(Fernet key, Value value, RunContext context) throws GeneralSecurityException {
        byte[] content = Contents.of(value);
        return content == null ? null : Contents.toValue(key.decrypt(content));
    }
}
