package io.perseid.language.function;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Symmetric encryption as the Fernet specification has it: AES-128 in CBC mode, and HMAC-SHA256 over all.
 *
 * <pre>
 * token = base64url( 0x80 | seconds since 1970, 8 bytes | vector, 16 bytes | cipher text | HMAC, 32 bytes )
 * key   = base64url( signing key, 16 bytes | encryption key, 16 bytes )
 * </pre>
 *
 * <p>A text that is no such key is taken as a pass phrase: its SHA-256 is the key. Thread-safe.
 */
final class Fernet {
    private static final int VERSION = 0x80;
    private static final int HALF = 16;
    private static final int SIGNATURE = 32;
    private static final int HEAD = 1 + Long.BYTES + HALF;

    private final SecretKeySpec signing;
    private final SecretKeySpec encryption;

    private Fernet(byte[] key) {
        this.signing = new SecretKeySpec(key, 0, HALF, "HmacSHA256");
        this.encryption = new SecretKeySpec(key, HALF, HALF, "AES");
    }

    /** Encryption with this key. */
    static Fernet of(String key) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(key.strip());
            if (bytes.length == 2 * HALF) {
                return new Fernet(bytes);
            }
        } catch (IllegalArgumentException _) {
            // Not in the form of a key: a pass phrase.
        }
        try {
            return new Fernet(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The token of the text; the vector is 16 bytes by chance. */
    byte[] encrypt(byte[] text, long epochSecond, byte[] vector) throws GeneralSecurityException {
        byte[] secret = cipher(Cipher.ENCRYPT_MODE, vector).doFinal(text);
        ByteBuffer token = ByteBuffer.allocate(HEAD + secret.length + SIGNATURE);
        token.put((byte) VERSION).putLong(epochSecond).put(vector).put(secret);
        token.put(sign(token.array(), HEAD + secret.length));
        return Base64.getUrlEncoder().encode(token.array());
    }

    /**
     * The text of a token, however old.
     *
     * @throws GeneralSecurityException if it is no token, or not made with this key
     */
    byte[] decrypt(byte[] token) throws GeneralSecurityException {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException("not a token", e);
        }
        int signed = bytes.length - SIGNATURE;
        if (signed < HEAD || (bytes[0] & 0xff) != VERSION) {
            throw new GeneralSecurityException("not a token");
        }
        if (!MessageDigest.isEqual(sign(bytes, signed), Arrays.copyOfRange(bytes, signed, bytes.length))) {
            throw new GeneralSecurityException("not made with this key");
        }
        byte[] vector = Arrays.copyOfRange(bytes, HEAD - HALF, HEAD);
        return cipher(Cipher.DECRYPT_MODE, vector).doFinal(bytes, HEAD, signed - HEAD);
    }

    private Cipher cipher(int mode, byte[] vector) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(mode, encryption, new IvParameterSpec(vector));
        return cipher;
    }

    private byte[] sign(byte[] bytes, int length) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(signing);
        mac.update(bytes, 0, length);
        return mac.doFinal();
    }
}
