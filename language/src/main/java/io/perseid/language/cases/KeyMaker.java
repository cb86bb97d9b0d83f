package io.perseid.language.cases;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
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

/** Makes pairs of keys for cases of encryption. */
final class KeyMaker {
    private static final int BITS = 2048;

    private KeyMaker() {}

    /** Both halves as text. */
    record Pair(String publicKey, String privateKey) {}

    /** RSA keys in PEM form. */
    static Pair rsa() {
        KeyPair pair = generate();
        return new Pair(pem("PUBLIC KEY", pair.getPublic()), pem("PRIVATE KEY", pair.getPrivate()));
    }

    private static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }

    private static String pem(String kind, Key key) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(kind, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded()), kind);
    }

    /** OpenPGP keys in ASCII armor, the private one locked with the pass phrase. */
    @SuppressWarnings("JavaUtilDate") // the library takes nothing else
    static Pair openPgp(String passphrase) {
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
            return new Pair(armored(secret.getPublicKey().getEncoded()), armored(secret.getEncoded()));
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
