package io.perseid.language.function;

import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.language.RunContext;
import io.perseid.language.Signature;
import java.security.GeneralSecurityException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code decrypt-pgp}. */
final class DecryptPgp implements Ciphering<OpenPgp.Opener> {
    @Override
    public Signature signature() {
        return Signature.of(
                "decrypt-pgp private:secret passphrase:secret values:secret",
                "The content of OpenPGP messages, with the private key in ASCII armor and its pass phrase: strings, or bytes where they are no text. Other values are dropped.");
    }

    @Override
    public OpenPgp.@Nullable Opener key(List<Value> arguments) {
        return OpenPgp.privateKey(arguments.get(0), arguments.get(1));
    }

    @Override
    public @Nullable Value convert(OpenPgp.Opener key, Value value, RunContext context)
            throws GeneralSecurityException {
        return value instanceof StringValue(String message) ? Contents.toValue(OpenPgp.decrypt(key, message)) : null;
    }
}
