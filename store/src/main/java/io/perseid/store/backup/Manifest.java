package io.perseid.store.backup;

import io.perseid.entity.DictValue;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.ListValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.entity.ValueWriter;
import io.perseid.fault.Fault;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * The file that makes a directory a backup; written last.
 *
 * <pre>
 * MANIFEST = "PBACKUP" 0A (8) version (4) content (MessagePack dict) crc32c of everything before (4)
 * </pre>
 */
final class Manifest {
    static final String FILE = "MANIFEST";
    private static final long MAGIC = 0x50_42_41_43_4B_55_50_0AL;
    private static final int OLDEST = 1;
    private static final int NEWEST = 2;
    private static final int HEADER = 12;

    private Manifest() {}

    static void write(Path directory, Backup backup) throws IOException {
        write(directory, encode(backup));
    }

    /** The bytes of the manifest. */
    static byte[] encode(Backup backup) {
        var form = new ValueWriter();
        form.value(content(backup));
        ByteBuffer bytes = ByteBuffer.allocate(HEADER + form.size() + 4)
                .putLong(MAGIC)
                .putInt(NEWEST)
                .put(form.buffer(), 0, form.size());
        return bytes.putInt(crc(bytes.array(), bytes.position())).array();
    }

    private static void write(Path directory, byte[] content) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        try (var channel =
                FileChannel.open(directory.resolve(FILE), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    static Backup read(Path directory) throws IOException {
        return decode(String.valueOf(directory.getFileName()), Files.readAllBytes(directory.resolve(FILE)));
    }

    /** The backup of the name that the bytes describe. */
    static Backup decode(String name, byte[] bytes) {
        var buffer = ByteBuffer.wrap(bytes);
        int end = bytes.length - 4;
        if (end < HEADER || buffer.getLong(0) != MAGIC || buffer.getInt(end) != crc(bytes, end)) {
            throw new Fault(BackupCode.BACKUP_DAMAGED, "the manifest is damaged", "backup", name);
        }
        int version = buffer.getInt(8);
        if (version < OLDEST || version > NEWEST) {
            throw new Fault(
                    version < OLDEST ? BackupCode.BACKUP_TOO_OLD : BackupCode.BACKUP_TOO_NEW,
                    "the manifest has a version that can't be read",
                    "found",
                    version,
                    "wanted",
                    OLDEST + " to " + NEWEST);
        }
        return backup(name, DictValue.encoded(bytes, HEADER, end));
    }

    private static int crc(byte[] bytes, int length) {
        var crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    private static DictValue content(Backup backup) {
        List<Value> datasets = new ArrayList<>();
        backup.datasets()
                .forEach(dataset -> datasets.add(DictValue.of(Map.of(
                        "name", new StringValue(dataset.name()),
                        "generation", new StringValue(dataset.generation()),
                        "next", IntegerValue.of(dataset.nextOffset()),
                        "ids", IntegerValue.of(dataset.ids()),
                        "digest", new StringValue(dataset.digest())))));
        List<Value> files = new ArrayList<>();
        backup.files()
                .forEach(file -> files.add(DictValue.of(Map.of(
                        "path", new StringValue(file.path()),
                        "bytes", IntegerValue.of(file.bytes()),
                        "sha256", new StringValue(file.sha256())))));
        var proof = backup.proof();
        return DictValue.of(Map.of(
                "taken",
                new StringValue(backup.takenAt().toString()),
                "proof",
                DictValue.of(Map.of(
                        "at", new StringValue(proof.at().toString()),
                        "millis", IntegerValue.of(proof.millis()),
                        "versions", IntegerValue.of(proof.versions()))),
                "datasets",
                ListValue.of(datasets),
                "files",
                ListValue.of(files)));
    }

    private static Backup backup(String name, DictValue content) {
        Instant taken = Instant.parse(text(content, "taken"));
        return new Backup(
                name,
                taken,
                proof(content, taken),
                dicts(content, "datasets").stream()
                        .map(dataset -> new DatasetContent(
                                text(dataset, "name"),
                                text(dataset, "generation"),
                                number(dataset, "next"),
                                number(dataset, "ids"),
                                text(dataset, "digest")))
                        .toList(),
                dicts(content, "files").stream()
                        .map(file ->
                                new Backup.BackupFile(text(file, "path"), number(file, "bytes"), text(file, "sha256")))
                        .toList());
    }

    /** Version 1 says only that there was a proof. */
    private static Backup.Proof proof(DictValue content, Instant taken) {
        return content.get("proof") instanceof DictValue proof
                ? new Backup.Proof(Instant.parse(text(proof, "at")), number(proof, "millis"), number(proof, "versions"))
                : new Backup.Proof(taken, 0, 0);
    }

    private static List<DictValue> dicts(DictValue from, String name) {
        return ((ListValue) from.get(name))
                .items().stream().map(DictValue.class::cast).toList();
    }

    private static String text(DictValue from, String name) {
        return ((StringValue) from.get(name)).value();
    }

    private static long number(DictValue from, String name) {
        return ((IntegerValue) from.get(name)).longValue();
    }
}
