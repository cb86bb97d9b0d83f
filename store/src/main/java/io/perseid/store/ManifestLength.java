package io.perseid.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * How long RocksDB's MANIFEST was at some time: the log of the tables that make up the store. RocksDB takes one that ends
 * early for the whole and forgets tables without a word; a later one has a higher number and begins anew.
 *
 * @param number which one it is, counted by RocksDB; 0 if that is not known
 * @param bytes its length
 */
record ManifestLength(int number, int bytes) {
    static final ManifestLength UNKNOWN = new ManifestLength(0, 0);
    private static final String PREFIX = "MANIFEST-";

    /** That of the manifest in force; unknown if there is none, or none that can be told. */
    static ManifestLength in(Path rocks) throws IOException {
        try {
            String name = Files.readString(rocks.resolve("CURRENT")).strip();
            if (!name.matches(PREFIX + "[0-9]{1,9}")) {
                return UNKNOWN;
            }
            return new ManifestLength(
                    Integer.parseInt(name.substring(PREFIX.length())),
                    Math.toIntExact(Files.size(rocks.resolve(name))));
        } catch (NoSuchFileException e) {
            return UNKNOWN;
        }
    }

    /** The same of one that is durable up to that length, so that nobody will miss what a loss of power took. */
    static ManifestLength durableIn(Path rocks, ManifestLength before) throws IOException {
        ManifestLength now = in(rocks);
        if (now.equals(before) || now.number == 0) {
            return before;
        }
        try (var manifest = FileChannel.open(rocks.resolve(now.fileName()), StandardOpenOption.WRITE)) {
            manifest.force(false);
            return now;
        } catch (NoSuchFileException e) {
            return before; // the next one has taken its place in the meantime
        }
    }

    private String fileName() {
        return PREFIX + String.format("%06d", number);
    }

    @Override
    public String toString() {
        return fileName() + " of " + bytes + " bytes";
    }

    /** Whether the one found is this one cut short, or one before it. */
    boolean isMoreThan(ManifestLength found) {
        return found.number < number || (found.number == number && found.bytes < bytes);
    }
}
