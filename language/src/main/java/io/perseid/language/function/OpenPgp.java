package io.perseid.language.function;

import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.language.RunContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Date;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPCompressedData;
import org.bouncycastle.openpgp.PGPEncryptedData;
import org.bouncycastle.openpgp.PGPEncryptedDataGenerator;
import org.bouncycastle.openpgp.PGPEncryptedDataList;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPLiteralDataGenerator;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyEncryptedData;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPPublicKeyRingCollection;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.PGPSecretKeyRingCollection;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyDecryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDataEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyDataDecryptorFactory;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyKeyEncryptionMethodGenerator;
import org.jspecify.annotations.Nullable;

/** The one place that knows the library of OpenPGP. */
final class OpenPgp {
    private OpenPgp() {}

    /** A private key ring and what opens it. */
    record Opener(PGPSecretKeyRingCollection rings, String passphrase) {}

    /** The first key to encrypt with in an armored text; Java's null if there is none. */
    static @Nullable PGPPublicKey publicKey(Value armored) {
        if (!(armored instanceof StringValue(String text))) {
            return null;
        }
        try {
            var rings = new PGPPublicKeyRingCollection(decoded(text), new BcKeyFingerprintCalculator());
            for (PGPPublicKeyRing ring : rings) {
                for (PGPPublicKey key : ring) {
                    if (key.isEncryptionKey()) {
                        return key;
                    }
                }
            }
            return null;
        } catch (IOException | PGPException _) {
            return null;
        }
    }

    /** The keys to decrypt with in an armored text; Java's null if there are none. */
    static @Nullable Opener privateKey(Value armored, Value passphrase) {
        if (!(armored instanceof StringValue(String text)) || !(passphrase instanceof StringValue(String phrase))) {
            return null;
        }
        try {
            var rings = new PGPSecretKeyRingCollection(decoded(text), new BcKeyFingerprintCalculator());
            return rings.size() == 0 ? null : new Opener(rings, phrase);
        } catch (IOException | PGPException _) {
            return null;
        }
    }

    private static InputStream decoded(String armored) throws IOException {
        return PGPUtil.getDecoderStream(new ByteArrayInputStream(armored.getBytes(StandardCharsets.UTF_8)));
    }

    /** The armored message that holds the content. */
    static String encrypt(PGPPublicKey key, byte[] content, RunContext context) throws GeneralSecurityException {
        var message = new ByteArrayOutputStream();
        var generator = new PGPEncryptedDataGenerator(new BcPGPDataEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256)
                .setWithIntegrityPacket(true)
                .setSecureRandom(context.random()));
        generator.addMethod(new BcPublicKeyKeyEncryptionMethodGenerator(key).setSecureRandom(context.random()));
        try (OutputStream armor = ArmoredOutputStream.builder().clearHeaders().build(message);
                OutputStream encrypted = generator.open(armor, new byte[1024])) {
            var literal = new PGPLiteralDataGenerator();
            Date when = Date.from(context.time().now());
            try (OutputStream plain = literal.open(encrypted, PGPLiteralData.BINARY, "", content.length, when)) {
                plain.write(content);
            }
        } catch (IOException | PGPException e) {
            throw new GeneralSecurityException("OpenPGP can't encrypt", e);
        }
        return message.toString(StandardCharsets.UTF_8);
    }

    /** The content of an armored message. */
    static byte[] decrypt(Opener opener, String armored) throws GeneralSecurityException {
        try {
            Object first = new BcPGPObjectFactory(decoded(armored)).nextObject();
            if (!(first instanceof PGPEncryptedDataList list)) {
                throw new GeneralSecurityException("not an OpenPGP message");
            }
            for (PGPEncryptedData data : list) {
                if (data instanceof PGPPublicKeyEncryptedData encrypted) {
                    PGPSecretKey secret = opener.rings()
                            .getSecretKey(encrypted.getKeyIdentifier().getKeyId());
                    if (secret != null) {
                        return content(encrypted, secret, opener.passphrase());
                    }
                }
            }
            throw new GeneralSecurityException("not for this key");
        } catch (IOException | PGPException | RuntimeException e) {
            throw new GeneralSecurityException("OpenPGP can't decrypt", e);
        }
    }

    private static byte[] content(PGPPublicKeyEncryptedData encrypted, PGPSecretKey secret, String passphrase)
            throws IOException, PGPException, GeneralSecurityException {
        var opener =
                new BcPBESecretKeyDecryptorBuilder(new BcPGPDigestCalculatorProvider()).build(passphrase.toCharArray());
        var factory = new BcPublicKeyDataDecryptorFactory(secret.extractPrivateKey(opener));
        Object part = new BcPGPObjectFactory(encrypted.getDataStream(factory)).nextObject();
        if (part instanceof PGPCompressedData compressed) {
            part = new BcPGPObjectFactory(compressed.getDataStream()).nextObject();
        }
        if (!(part instanceof PGPLiteralData literal)) {
            throw new GeneralSecurityException("not a message of data");
        }
        byte[] content = literal.getInputStream().readAllBytes();
        if (encrypted.isIntegrityProtected() && !encrypted.verify()) {
            throw new GeneralSecurityException("changed on its way");
        }
        return content;
    }
}
