package io.perseid.language.function;

import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.language.RunContext;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.jspecify.annotations.Nullable;

/** Public and private keys of RSA in PEM form. */
final class RsaKeys {
    private static final String TRANSFORMATION = "RSA/ECB/OAEPPadding";

    private RsaKeys() {}

    /** The key in a text like {@code -----BEGIN PUBLIC KEY-----}; Java's null if it is none. */
    static @Nullable PublicKey publicKey(Value pem) {
        byte[] bytes = bytes(pem, "PUBLIC KEY");
        try {
            return bytes == null ? null : KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(bytes));
        } catch (GeneralSecurityException _) {
            return null;
        }
    }

    /** The key in a text like {@code -----BEGIN PRIVATE KEY-----}; Java's null if it is none. */
    static @Nullable PrivateKey privateKey(Value pem) {
        byte[] bytes = bytes(pem, "PRIVATE KEY");
        try {
            return bytes == null ? null : KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes));
        } catch (GeneralSecurityException _) {
            return null;
        }
    }

    private static byte @Nullable [] bytes(Value pem, String kind) {
        if (!(pem instanceof StringValue(String text))) {
            return null;
        }
        String begin = "-----BEGIN " + kind + "-----";
        int start = text.indexOf(begin);
        int end = text.indexOf("-----END " + kind + "-----");
        try {
            return start < 0 || end < start
                    ? null
                    : Base64.getMimeDecoder().decode(text.substring(start + begin.length(), end));
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    /** Runs RSA with OAEP padding over SHA-256. */
    static byte[] run(int mode, Key key, byte[] content, RunContext context) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(TRANSFORMATION);
        cipher.init(
                mode,
                key,
                new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT),
                context.random());
        return cipher.doFinal(content);
    }
}
