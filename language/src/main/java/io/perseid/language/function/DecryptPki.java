package io.perseid.language.function;

import io.perseid.entity.BytesValue;
import io.perseid.entity.Value;
import io.perseid.language.RunContext;
import io.perseid.language.Signature;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.util.List;
import javax.crypto.Cipher;
import org.jspecify.annotations.Nullable;

/** {@code decrypt-pki}. */
final class DecryptPki implements Ciphering<PrivateKey> {
    @Override
    public Signature signature() {
        return Signature.of(
                "decrypt-pki private:secret values:secret",
                "What encrypt-pki has encrypted with the public key to this private one: strings, or bytes where they are no text. Other values are dropped.");
    }

    @Override
    public @Nullable PrivateKey key(List<Value> arguments) {
        return RsaKeys.privateKey(arguments.getFirst());
    }

    @Override
    public @Nullable Value convert(PrivateKey key, Value value, RunContext context) throws GeneralSecurityException {
        return value instanceof BytesValue bytes
                ? Contents.toValue(RsaKeys.run(Cipher.DECRYPT_MODE, key, bytes.bytes(), context))
                : null;
    }
}
