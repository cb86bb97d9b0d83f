package io.perseid.store.vault;

import io.perseid.entity.DictValue;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.ValueWriter;
import io.perseid.fault.Fault;
import io.perseid.store.EncryptionKey;
import io.perseid.store.backup.Backup;
import io.perseid.store.backup.BackupCode;
import io.perseid.store.backup.BackupSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Backups in some other place, in chunks that are encrypted and named by their content, so that what two backups share is
 * there once. The format is docs/formats/vault.md.
 *
 * <p>One node writes to a vault. Thread-safe for reading.
 */
public final class Vault implements BackupSource {
    private static final String HEADER = "VAULT";
    private static final String BACKUPS = "backups/";
    private static final String PROOFS = "proofs/";
    private static final String TRASH = "trash/";
    static final String CHUNKS = "chunks/";

    private final BlobStore blobs;
    private final EncryptionKey records;
    private final EncryptionKey chunks;
    private final EncryptionKey names;
    private volatile @Nullable StoredBackup lastFetched;

    private Vault(BlobStore blobs, EncryptionKey own) {
        this.blobs = blobs;
        this.records = own.derive("perseid vault records");
        this.chunks = own.derive("perseid vault chunks");
        this.names = own.derive("perseid vault names");
    }

    /**
     * Opens the vault; where there is nothing, one is made.
     *
     * @throws Fault {@link VaultCode#VAULT_KEY_WRONG}, {@link VaultCode#VAULT_NOT_A_VAULT}, {@link
     *     VaultCode#VAULT_DAMAGED}, {@link VaultCode#VAULT_TOO_OLD}, {@link VaultCode#VAULT_TOO_NEW}, {@link
     *     VaultCode#VAULT_UNREACHABLE}
     */
    public static Vault open(BlobStore blobs, EncryptionKey user) {
        EncryptionKey wrapping = user.derive("perseid vault");
        Optional<byte[]> header = blobs.get(HEADER);
        if (header.isPresent()) {
            return new Vault(blobs, new EncryptionKey(Envelope.VAULT.open(wrapping, HEADER, header.get())));
        }
        if (!blobs.list("").isEmpty()) {
            throw new Fault(
                    VaultCode.VAULT_NOT_A_VAULT,
                    "there is something there, but no vault's header",
                    "address",
                    blobs.address());
        }
        EncryptionKey own = EncryptionKey.random();
        blobs.put(HEADER, Envelope.VAULT.seal(wrapping, HEADER, own.bytes()));
        return new Vault(blobs, own);
    }

    /** Seals the vault's own key with another key of the user; the first one can't open the vault any more. */
    public static void changeKey(BlobStore blobs, EncryptionKey before, EncryptionKey after) {
        byte[] header = blobs.get(HEADER).orElseThrow(() -> Envelope.damaged(HEADER, "it is gone"));
        byte[] own = Envelope.VAULT.open(before.derive("perseid vault"), HEADER, header);
        blobs.put(HEADER, Envelope.VAULT.seal(after.derive("perseid vault"), HEADER, own));
    }

    /** Makes everything in the vault unreadable. */
    static void destroyKey(BlobStore blobs) {
        blobs.delete(HEADER);
    }

    /** Deletes everything: first the key, after which nothing of the rest can be read, then the rest. How many blobs there were. */
    public static int destroy(BlobStore blobs) {
        List<String> all = blobs.list("").stream().filter(Vault::isOurs).toList();
        destroyKey(blobs);
        all.forEach(blobs::delete);
        return all.size();
    }

    private static boolean isOurs(String name) {
        return name.equals(HEADER) || Stream.of(CHUNKS, BACKUPS, PROOFS, TRASH).anyMatch(name::startsWith);
    }

    /** Where it is, for people. */
    public String address() {
        return blobs.address();
    }

    @Override
    public List<Backup> list() {
        List<Backup> backups = new ArrayList<>();
        for (String name : names()) {
            proof(name).ifPresent(_ -> backups.add(find(name)));
        }
        return backups;
    }

    /** The names of all backups that are not in the trash, proved or not, the oldest first. */
    List<String> names() {
        Set<String> trashed = trash();
        return allNames().stream().filter(name -> !trashed.contains(name)).toList();
    }

    /** The names of all backups, those in the trash too. */
    List<String> allNames() {
        return under(BACKUPS);
    }

    /** The names of the backups in the trash. */
    Set<String> trash() {
        return new TreeSet<>(under(TRASH));
    }

    private List<String> under(String prefix) {
        return blobs.list(prefix).stream()
                .map(name -> name.substring(prefix.length()))
                .toList();
    }

    /** A backup by its name; one in the trash too, as long as it is there. */
    @Override
    public Backup find(String name) {
        return stored(name).backup();
    }

    StoredBackup stored(String name) {
        byte[] bytes = blobs.get(BACKUPS + name)
                .orElseThrow(() ->
                        new Fault(BackupCode.BACKUP_UNKNOWN, "there is no such backup in the vault", "name", name));
        return StoredBackup.decode(name, Envelope.BACKUP.open(records, BACKUPS + name, bytes));
    }

    @Override
    public void fetch(Backup backup, Backup.BackupFile file, Path directory) throws IOException {
        Path target = directory.resolve(file.path());
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        MessageDigest digest = sha256();
        try (var channel = FileChannel.open(
                target, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            for (String chunk : remembered(backup.name()).chunksOf(file)) {
                byte[] bytes = chunk(chunk);
                digest.update(bytes);
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
            }
            channel.force(true);
        }
        verify(file, digest);
    }

    /** A restore asks for file after file of one backup. */
    private StoredBackup remembered(String name) {
        StoredBackup held = lastFetched;
        if (held == null || !held.backup().name().equals(name)) {
            held = stored(name);
            lastFetched = held;
        }
        return held;
    }

    /** Reads a file and compares its bytes with the manifest, without keeping them. */
    void verify(StoredBackup stored, Backup.BackupFile file) {
        MessageDigest digest = sha256();
        stored.chunksOf(file).forEach(chunk -> digest.update(chunk(chunk)));
        verify(file, digest);
    }

    private static void verify(Backup.BackupFile file, MessageDigest digest) {
        if (!HexFormat.of().formatHex(digest.digest()).equals(file.sha256())) {
            throw Envelope.damaged(file.path(), "its chunks don't make the file");
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private byte[] chunk(String name) {
        byte[] bytes = blobs.get(path(name)).orElseThrow(() -> Envelope.damaged(path(name), "it is gone"));
        byte[] content;
        try {
            content = Envelope.CHUNK.open(chunks, path(name), bytes);
        } catch (Fault fault) {
            // The vault's own key is right, or the manifest could not have been read.
            throw fault.code() == VaultCode.VAULT_KEY_WRONG ? Envelope.damaged(path(name), "it is another's") : fault;
        }
        return content;
    }

    /** Whether the chunk can be read and is what its name says. */
    boolean isSound(String name) {
        try {
            return names.nameOf(chunk(name)).equals(name);
        } catch (Fault fault) {
            if (fault.code() != VaultCode.VAULT_DAMAGED) {
                throw fault;
            }
            return false;
        }
    }

    private static String path(String chunk) {
        return CHUNKS + chunk.substring(0, 2) + "/" + chunk;
    }

    /** The names of all chunks that are there. */
    Set<String> chunkNames() {
        Set<String> found = new TreeSet<>();
        under(CHUNKS).forEach(name -> found.add(name.substring(name.indexOf('/') + 1)));
        return found;
    }

    /** The name a chunk has or would have. */
    String chunkName(byte[] content) {
        return names.nameOf(content);
    }

    void putChunk(String name, byte[] content) {
        blobs.put(path(name), Envelope.CHUNK.seal(chunks, path(name), content));
    }

    void deleteChunk(String name) {
        blobs.delete(path(name));
    }

    void put(StoredBackup backup) {
        String name = BACKUPS + backup.backup().name();
        blobs.put(name, Envelope.BACKUP.seal(records, name, backup.encode()));
    }

    /** How the backup of the name was last proved; empty if it wasn't. */
    Optional<VaultProof> proof(String name) {
        return read(Envelope.PROOF, PROOFS + name)
                .map(dict -> new VaultProof(
                        time(dict), number(dict, "millis"), number(dict, "bytes"), number(dict, "whole") == 1));
    }

    void putProof(String name, VaultProof proof) {
        write(
                Envelope.PROOF,
                PROOFS + name,
                DictValue.of(Map.of(
                        "at", new StringValue(proof.at().toString()),
                        "millis", IntegerValue.of(proof.millis()),
                        "bytes", IntegerValue.of(proof.bytes()),
                        "whole", IntegerValue.of(proof.whole() ? 1 : 0))));
    }

    /** Takes back what proved the backup. */
    void unprove(String name) {
        blobs.delete(PROOFS + name);
    }

    /** When the backup was put into the trash. */
    Instant trashedAt(String name) {
        return read(Envelope.TRASH, TRASH + name).map(Vault::time).orElse(Instant.MAX);
    }

    void putInTrash(String name, Instant now) {
        write(Envelope.TRASH, TRASH + name, DictValue.of("at", new StringValue(now.toString())));
    }

    /** Takes it out of the trash. */
    void takeBack(String name) {
        blobs.delete(TRASH + name);
    }

    /** Deletes all that is known of the backup; its chunks stay. The note in the trash goes last. */
    void forget(String name) {
        blobs.delete(BACKUPS + name);
        blobs.delete(PROOFS + name);
        blobs.delete(TRASH + name);
    }

    private void write(Envelope envelope, String name, DictValue content) {
        var form = new ValueWriter();
        form.value(content);
        blobs.put(name, envelope.seal(records, name, Arrays.copyOf(form.buffer(), form.size())));
    }

    private Optional<DictValue> read(Envelope envelope, String name) {
        return blobs.get(name).map(bytes -> {
            byte[] content = envelope.open(records, name, bytes);
            return DictValue.encoded(content, 0, content.length);
        });
    }

    private static Instant time(DictValue dict) {
        return Instant.parse(((StringValue) dict.get("at")).value());
    }

    private static long number(DictValue dict, String name) {
        return ((IntegerValue) dict.get(name)).longValue();
    }
}
