package io.perseid.language.function;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Date;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.crypto.generators.RSAKeyPairGenerator;
import org.bouncycastle.crypto.params.RSAKeyGenerationParameters;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.bouncycastle.openpgp.operator.bc.BcPGPKeyPair;

/**
 * A pair of OpenPGP keys in ASCII armor, as the functions of the language take them, for examples of these functions.
 *
 * @param privateKey locked with a pass phrase
 */
public record OpenPgpKeys(String publicKey, String privateKey) {
    private static final int BITS = 2048;

    /** New keys. */
    @SuppressWarnings("JavaUtilDate") // the library takes nothing else
    public static OpenPgpKeys make(String passphrase) {
        try {
            var generator = new RSAKeyPairGenerator();
            generator.init(new RSAKeyGenerationParameters(BigInteger.valueOf(0x10001), new SecureRandom(), BITS, 64));
            var pair = new BcPGPKeyPair(4, PGPPublicKey.RSA_GENERAL, generator.generateKeyPair(), new Date());
            var digests = new BcPGPDigestCalculatorProvider();
            var secret = new PGPSecretKey(
                    PGPSignature.DEFAULT_CERTIFICATION,
                    pair,
                    "case",
                    digests.get(HashAlgorithmTags.SHA1),
                    null,
                    null,
                    new BcPGPContentSignerBuilder(PGPPublicKey.RSA_GENERAL, HashAlgorithmTags.SHA256),
                    new BcPBESecretKeyEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256)
                            .build(passphrase.toCharArray()));
            return new OpenPgpKeys(armored(secret.getPublicKey().getEncoded()), armored(secret.getEncoded()));
        } catch (PGPException | IOException e) {
            throw new IllegalStateException("OpenPGP can't make keys", e);
        }
    }

    private static String armored(byte[] key) throws IOException {
        var text = new ByteArrayOutputStream();
        try (var armor = ArmoredOutputStream.builder().clearHeaders().build(text)) {
            armor.write(key);
        }
        return text.toString(StandardCharsets.UTF_8);
    }
}
