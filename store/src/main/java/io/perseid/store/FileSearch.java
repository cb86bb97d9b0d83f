package io.perseid.store;

import io.perseid.fault.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.SstFileReader;

/** Looks for bytes in all files of a database: in tables after they were decompressed, in other files as they are. */
final class FileSearch {
    private FileSearch() {}

    static List<Path> filesWith(Path directory, byte[] bytes) throws RocksDBException {
        List<Path> found = new ArrayList<>();
        try (var files = Files.list(directory)) {
            for (Path file : files.sorted().toList()) {
                if (holds(file, bytes)) {
                    found.add(file);
                }
            }
        } catch (IOException e) {
            throw new Fault(StoreCode.DISK_FAILED, e, "can't search the store's files", "directory", directory);
        }
        return found;
    }

    /** False of a file that is deleted while it is looked at. */
    private static boolean holds(Path file, byte[] bytes) throws IOException, RocksDBException {
        try {
            return contains(Files.readAllBytes(file), bytes)
                    || (file.toString().endsWith(".sst") && tableContains(file, bytes));
        } catch (IOException | RocksDBException e) {
            if (Files.exists(file)) {
                throw e;
            }
            return false;
        }
    }

    private static boolean tableContains(Path table, byte[] bytes) throws RocksDBException {
        try (var options = new Options();
                var reading = new ReadOptions();
                var reader = new SstFileReader(options)) {
            reader.open(table.toString());
            try (var iterator = reader.newIterator(reading)) {
                for (iterator.seekToFirst(); iterator.isValid(); iterator.next()) {
                    if (contains(iterator.key(), bytes) || contains(iterator.value(), bytes)) {
                        return true;
                    }
                }
                iterator.status();
            }
            return false;
        }
    }

    private static boolean contains(byte[] hay, byte[] needle) {
        for (int at = 0; at <= hay.length - needle.length; at++) {
            if (hay[at] == needle[0]
                    && java.util.Arrays.equals(hay, at, at + needle.length, needle, 0, needle.length)) {
                return true;
            }
        }
        return false;
    }
}
