package io.perseid.language.function;

import io.perseid.entity.BytesValue;
import io.perseid.entity.Value;
import io.perseid.language.RunContext;
import io.perseid.language.Signature;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.List;
import javax.crypto.Cipher;
import org.jspecify.annotations.Nullable;

/** {@code encrypt-pki}. */
final class EncryptPki implements Ciphering<PublicKey> {
    @Override
    public Signature signature() {
        return Signature.of(
                "encrypt-pki public:secret values:secret",
                "Strings and bytes encrypted with a public RSA key in PEM form, as bytes; with a key of 2048 bits at most 190 bytes of each. Other values are dropped.");
    }

    @Override
    public @Nullable PublicKey key(List<Value> arguments) {
        return RsaKeys.publicKey(arguments.getFirst());
    }

    @Override
    public @Nullable Value convert(PublicKey key, Value value, RunContext context) throws GeneralSecurityException {
        byte[] content = Contents.of(value);
        return content == null ? null : new BytesValue(RsaKeys.run(Cipher.ENCRYPT_MODE, key, content, context));
    }
}
