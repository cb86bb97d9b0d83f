package io.perseid.language.cases;

import io.perseid.language.function.OpenPgpKeys;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

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
    static Pair openPgp(String passphrase) {
        var keys = OpenPgpKeys.make(passphrase);
        return new Pair(keys.publicKey(), keys.privateKey());
    }
}
