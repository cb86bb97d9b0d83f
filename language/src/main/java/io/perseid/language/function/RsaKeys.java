package io.perseid.language.function;

import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.language.RunContext;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
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
        if (bytes == null) {
            bytes = wrapped(bytes(pem, "RSA PRIVATE KEY"));
        }
        try {
            return bytes == null ? null : KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes));
        } catch (GeneralSecurityException _) {
            return null;
        }
    }

    /**
     * A bare RSA key (PKCS #1) put into the envelope that says it is one (PKCS #8): a sequence of version 0, the
     * algorithm rsaEncryption and the key as an octet string.
     */
    private static byte @Nullable [] wrapped(byte @Nullable [] key) {
        if (key == null) {
            return null;
        }
        byte[] algorithm = HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");
        return der(0x30, algorithm, der(0x04, key));
    }

    private static byte[] der(int tag, byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        var bytes = new ByteArrayOutputStream();
        bytes.write(tag);
        if (length < 0x80) {
            bytes.write(length);
        } else {
            byte[] digits = BigInteger.valueOf(length).toByteArray();
            int start = digits[0] == 0 ? 1 : 0;
            bytes.write(0x80 | (digits.length - start));
            bytes.write(digits, start, digits.length - start);
        }
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
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
