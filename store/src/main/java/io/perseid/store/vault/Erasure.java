package io.perseid.store.vault;

import io.perseid.entity.DictValue;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.Json;
import io.perseid.entity.JsonForm;
import io.perseid.entity.ListValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.fault.Fault;
import io.perseid.store.Store;
import io.perseid.store.backup.BackupCode;
import io.perseid.time.Time;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Ends a node's life: deletes its data, its backups, what restores moved aside, and its vault. The keys go first, so that
 * from then on nothing of what was encrypted can be read, wherever a copy of it may be; then the data.
 *
 * <p>An erasure that was cut off is done again with the same call.
 *
 * @param data the node's data directory
 * @param backups its local backups
 * @param vault where its vault is
 */
public record Erasure(Path data, Path backups, Optional<BlobStore> vault, Time time) {
    /** A store's own keys, and the one that a node seals secrets with. */
    private static final Set<String> KEY_FILES = Set.of(Store.KEYS_FILE, "secrets.key");

    /**
     * Erases everything.
     *
     * @return the certificate: JSON that says what was erased when, with the SHA-256 of all before it
     * @throws Fault {@code store-locked} while a node has the data open; then nothing is erased
     */
    public String erase() {
        Instant begun = time.now();
        try (var _ = Store.isStore(data) ? Store.hold(data) : Store.Hold.NONE) {
            List<Value> erased = new ArrayList<>();
            keys();
            for (Path directory : directories()) {
                erased.add(delete(directory));
            }
            vault.ifPresent(place -> erased.add(destroy(place)));
            return certificate(begun, erased);
        } catch (IOException e) {
            throw new Fault(BackupCode.BACKUP_DISK_FAILED, e, "can't erase", "reason", e);
        }
    }

    /** Every directory that holds data of the node; their keys lie in them under this name. */
    private void keys() throws IOException {
        vault.ifPresent(Vault::destroyKey);
        for (Path directory : directories()) {
            try (var files = Files.walk(directory)) {
                for (Path key : files.filter(file -> KEY_FILES.contains(String.valueOf(file.getFileName())))
                        .filter(Files::isRegularFile)
                        .toList()) {
                    Files.write(key, new byte[(int) Files.size(key)]);
                    Files.delete(key);
                }
            }
        }
    }

    private List<Path> directories() throws IOException {
        List<Path> found = new ArrayList<>();
        Path parent = data.toAbsolutePath().getParent();
        if (parent != null && Files.isDirectory(parent)) {
            try (var beside = Files.list(parent)) {
                beside.filter(this::isOurs).sorted().forEach(found::add);
            }
        }
        if (Files.isDirectory(backups)) {
            found.add(backups);
        }
        return found;
    }

    private boolean isOurs(Path path) {
        String name = String.valueOf(path.getFileName());
        String own = String.valueOf(data.getFileName());
        return Files.isDirectory(path)
                && (name.equals(own) || name.equals(own + ".restoring") || name.startsWith(own + ".before-"));
    }

    private static Value delete(Path directory) throws IOException {
        long files = 0;
        long bytes = 0;
        try (var all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                if (Files.isRegularFile(path)) {
                    files++;
                    bytes += Files.size(path);
                }
                Files.delete(path);
            }
        }
        return place("directory", directory.toString(), files, bytes);
    }

    private static Value destroy(BlobStore place) {
        return place("vault", place.address(), Vault.destroy(place), 0);
    }

    private static Value place(String kind, String where, long files, long bytes) {
        Map<String, Value> place = new LinkedHashMap<>();
        place.put("kind", new StringValue(kind));
        place.put("place", new StringValue(where));
        place.put("files", IntegerValue.of(files));
        if (bytes > 0) {
            place.put("bytes", IntegerValue.of(bytes));
        }
        return DictValue.of(place);
    }

    private String certificate(Instant begun, List<Value> erased) {
        Map<String, Value> said = new LinkedHashMap<>();
        said.put("certificate", new StringValue("erasure of a Perseid node's data"));
        said.put("name", new StringValue(String.valueOf(data.getFileName())));
        said.put("begun", new StringValue(begun.toString()));
        said.put("ended", new StringValue(time.now().toString()));
        said.put("keys", new StringValue("overwritten and deleted before the data"));
        said.put("erased", ListValue.of(erased));
        String text = Json.write(DictValue.of(said), JsonForm.COMPATIBLE);
        said.put("sha256", new StringValue(sha256(text)));
        return Json.write(DictValue.of(said), JsonForm.COMPATIBLE) + "\n";
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
