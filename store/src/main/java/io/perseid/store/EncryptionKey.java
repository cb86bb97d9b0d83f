package io.perseid.store;

import io.perseid.fault.Fault;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A secret of 256 bits. What it seals, only it opens, and only for the same purpose and in the same place.
 *
 * <p>It is never used itself: each purpose has a key of its own, derived with HKDF-SHA-256. Sealing is AES-256-GCM with a
 * random nonce. Its text is never shown. Thread-safe.
 */
public final class EncryptionKey {
    /** What sealing adds: the nonce before the bytes and the tag behind them. */
    public static final int OVERHEAD = 28;

    private static final int BYTES = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int FINGERPRINT_DIGITS = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] secret;

    /** Takes a copy of 32 bytes. */
    public EncryptionKey(byte[] secret) {
        if (secret.length != BYTES) {
            throw malformed();
        }
        this.secret = secret.clone();
    }

    /** A new one. */
    public static EncryptionKey random() {
        byte[] secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return new EncryptionKey(secret);
    }

    /**
     * Reads 64 hexadecimal digits, as {@code openssl rand -hex 32} prints them, or the same 32 bytes in Base64.
     *
     * @throws Fault {@link StoreCode#KEY_MALFORMED}
     */
    public static EncryptionKey parse(String text) {
        String bare = text.strip();
        try {
            return new EncryptionKey(
                    bare.length() == 2 * BYTES
                            ? HexFormat.of().parseHex(bare)
                            : Base64.getDecoder().decode(bare));
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
    }

    private static Fault malformed() {
        return new Fault(
                StoreCode.KEY_MALFORMED, "a key is 64 hexadecimal digits, as `openssl rand -hex 32` prints them");
    }

    /** The key for one purpose. */
    public EncryptionKey derive(String purpose) {
        try {
            return new EncryptionKey(KDF.getInstance("HKDF-SHA256")
                    .deriveData(HKDFParameterSpec.ofExtract()
                            .addIKM(secret)
                            .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), BYTES)));
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    /**
     * Seals bytes.
     *
     * @param place bytes that are not kept with them and must be the same for opening
     */
    public byte[] seal(byte[] place, byte[] plain) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce, place);
            var sealed = ByteBuffer.allocate(plain.length + OVERHEAD).put(nonce);
            cipher.doFinal(ByteBuffer.wrap(plain), sealed);
            return sealed.array();
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    /** What was sealed; empty if it was another key, another place, or the bytes have changed. */
    public Optional<byte[]> open(byte[] place, byte[] sealed) {
        if (sealed.length < OVERHEAD) {
            return Optional.empty();
        }
        try {
            return Optional.of(cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE), place)
                    .doFinal(sealed, NONCE, sealed.length - NONCE));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, byte[] place) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, secretKey(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place);
        return cipher;
    }

    /** For those who keep a cipher. */
    SecretKey secretKey() {
        return new SecretKeySpec(secret, "AES");
    }

    /** A name for bytes that only who has the key can tell from any other. */
    public String nameOf(byte[] bytes) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(bytes));
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    /** Which key it is, for people; says nothing about the secret. */
    public String fingerprint() {
        return derive("perseid fingerprint").nameOf(new byte[0]).substring(0, FINGERPRINT_DIGITS);
    }

    /** Its bytes, to be sealed by another one. */
    public byte[] bytes() {
        return secret.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EncryptionKey key && java.security.MessageDigest.isEqual(secret, key.secret);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(secret);
    }

    @Override
    public String toString() {
        return "key " + fingerprint();
    }

    private static IllegalStateException missing(GeneralSecurityException e) {
        return new IllegalStateException("every Java has AES-GCM, HKDF and HMAC", e);
    }
}
