package io.perseid.language.function;

import io.perseid.entity.Value;
import io.perseid.language.RunContext;
import io.perseid.language.Signature;
import io.perseid.language.Values;
import java.security.GeneralSecurityException;
import java.util.List;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.jspecify.annotations.Nullable;

/** {@code encrypt-pgp}. */
final class EncryptPgp implements Ciphering<PGPPublicKey> {
    @Override
    public Signature signature() {
        return Signature.of(
                "encrypt-pgp public:secret values:secret",
                "Strings and bytes encrypted with a public OpenPGP key in ASCII armor, as messages in ASCII armor. Other values are dropped.");
    }

    @Override
    public @Nullable PGPPublicKey key(List<Value> arguments) {
        return OpenPgp.publicKey(arguments.getFirst());
    }

    @Override
    public @Nullable Value convert(PGPPublicKey key, Value value, RunContext context) throws GeneralSecurityException {
        byte[] content = Contents.of(value);
        return content == null ? null : Values.of(OpenPgp.encrypt(key, content, context));
    }
}
