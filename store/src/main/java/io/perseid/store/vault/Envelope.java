package io.perseid.store.vault;

import io.perseid.fault.Fault;
import io.perseid.store.EncryptionKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * What surrounds everything in a vault.
 *
 * <pre>
 * envelope = magic (8) version (4) nonce (12) AES-256-GCM of the content, with its tag (16 more) crc32c of everything before (4)
 * </pre>
 *
 * <p>The cipher covers magic, version and the name under which it lies, so that nothing can be put in the place of another.
 * The checksum tells damage from a wrong key.
 */
record Envelope(long magic) {
    static final Envelope VAULT = new Envelope(0x50_56_41_55_4C_54_00_0AL); // PVAULT
    static final Envelope CHUNK = new Envelope(0x50_56_43_48_4E_4B_00_0AL); // PVCHNK
    static final Envelope BACKUP = new Envelope(0x50_56_42_41_43_4B_00_0AL); // PVBACK
    static final Envelope PROOF = new Envelope(0x50_56_50_52_4F_46_00_0AL); // PVPROF
    static final Envelope TRASH = new Envelope(0x50_56_54_52_53_48_00_0AL); // PVTRSH

    private static final int OLDEST = 1;
    private static final int NEWEST = 1;
    private static final int HEADER = 12;
    private static final int TRAILER = 4;

    byte[] seal(EncryptionKey key, String name, byte[] content) {
        byte[] head = head();
        byte[] sealed = key.seal(place(head, name), content);
        var all =
                ByteBuffer.allocate(HEADER + sealed.length + TRAILER).put(head).put(sealed);
        return all.putInt(crc(all.array(), all.position())).array();
    }

    /** The content. */
    byte[] open(EncryptionKey key, String name, byte[] bytes) {
        check(name, bytes);
        return key.open(place(head(), name), Arrays.copyOfRange(bytes, HEADER, bytes.length - TRAILER))
                .orElseThrow(() -> new Fault(
                        VaultCode.VAULT_KEY_WRONG,
                        "it was sealed with another key or for another place",
                        "name",
                        name));
    }

    /** Whether the bytes are those that were written, as far as that can be told without the key. */
    void check(String name, byte[] bytes) {
        int end = bytes.length - TRAILER;
        if (end < HEADER || ByteBuffer.wrap(bytes).getInt(end) != crc(bytes, end)) {
            throw damaged(name, "it is cut or changed");
        }
        if (ByteBuffer.wrap(bytes).getLong() != magic) {
            throw damaged(name, "it is something else");
        }
        int version = ByteBuffer.wrap(bytes).getInt(8);
        if (version < OLDEST || version > NEWEST) {
            throw new Fault(
                    version < OLDEST ? VaultCode.VAULT_TOO_OLD : VaultCode.VAULT_TOO_NEW,
                    "the vault has a format that can't be read",
                    "found",
                    version,
                    "wanted",
                    OLDEST + " to " + NEWEST);
        }
    }

    static Fault damaged(String name, String why) {
        return new Fault(VaultCode.VAULT_DAMAGED, "what lies in the vault is damaged", "name", name, "why", why);
    }

    private byte[] head() {
        return ByteBuffer.allocate(HEADER).putLong(magic).putInt(NEWEST).array();
    }

    private static byte[] place(byte[] head, String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(head.length + text.length)
                .put(head)
                .put(text)
                .array();
    }

    private static int crc(byte[] bytes, int length) {
        var crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }
}
