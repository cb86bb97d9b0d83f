package io.perseid.store;

import io.perseid.fault.Fault;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals values with one of a store's keys.
 *
 * <pre>
 * value = Z 1 number of the key (4) nonce (12) AES-256-GCM of the value with its tag (16 more) crc32c (4)
 * </pre>
 *
 * <p>The cipher covers space and key, so that no value can be put in the place of another. A nonce is six random bytes for
 * each opening of the store and a counter of six bytes, so that none comes twice. Thread-safe.
 */
final class ValueSeal {
    private static final int NONCE = 12;
    private static final int TAG = 16;
    private static final int HEAD = Frame.HEADER + 4;
    private static final int TAG_BITS = 128;
    private static final int SESSION_SHIFT = 16;

    private final int number;
    private final SecretKey secret;
    private final long session = new SecureRandom().nextLong() << SESSION_SHIFT;
    private final AtomicLong counter = new AtomicLong();
    private final Queue<Cipher> ciphers = new ConcurrentLinkedQueue<>();

    ValueSeal(int number, EncryptionKey key) {
        this.number = number;
        this.secret = key.derive("perseid values").secretKey();
    }

    /** The number of the key that a sealed value needs. */
    static int numberOf(byte[] value) {
        return ByteBuffer.wrap(value).getInt(Frame.HEADER);
    }

    byte[] seal(Space space, byte[] key, byte[] value) {
        byte[] nonce = nonce();
        byte[] bytes = new byte[HEAD + NONCE + value.length + TAG + Frame.TRAILER];
        var sealed = ByteBuffer.wrap(bytes)
                .put((byte) Frame.SEALED.kind())
                .put((byte) Frame.SEALED.newest())
                .putInt(number)
                .put(nonce);
        int written = crypt(Cipher.ENCRYPT_MODE, nonce, space, key, value, 0, value.length, sealed);
        assert written == value.length + TAG;
        Frame.seal(key, bytes, 0, bytes.length - Frame.TRAILER);
        return bytes;
    }

    byte[] open(Space space, byte[] key, byte[] sealed) {
        int at = HEAD + NONCE;
        int length = sealed.length - at - Frame.TRAILER;
        byte[] nonce = new byte[NONCE];
        System.arraycopy(sealed, HEAD, nonce, 0, NONCE);
        var value = ByteBuffer.allocate(Math.max(0, length - TAG));
        if (length < TAG || crypt(Cipher.DECRYPT_MODE, nonce, space, key, sealed, at, length, value) < 0) {
            throw new Fault(
                    StoreCode.STORE_CORRUPT,
                    "a sealed value can't be opened",
                    "space",
                    space,
                    "key",
                    HexFormat.of().formatHex(key));
        }
        return value.array();
    }

    private byte[] nonce() {
        long count = counter.getAndIncrement();
        byte[] bytes = ByteBuffer.allocate(NONCE + 2)
                .putLong(session)
                .putLong(6, count << SESSION_SHIFT)
                .array();
        return Arrays.copyOf(bytes, NONCE);
    }

    /** How much was written; negative if the tag is wrong. */
    private int crypt(
            int mode, byte[] nonce, Space space, byte[] key, byte[] from, int offset, int length, ByteBuffer to) {
        try {
            Cipher held = ciphers.poll();
            Cipher cipher = held == null ? Cipher.getInstance("AES/GCM/NoPadding") : held;
            cipher.init(mode, secret, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(new byte[] {(byte) space.number()});
            cipher.updateAAD(key);
            int written = cipher.doFinal(ByteBuffer.wrap(from, offset, length), to);
            ciphers.offer(cipher);
            return written;
        } catch (javax.crypto.AEADBadTagException e) {
            return -1;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-GCM", e);
        }
    }
}
