package io.perseid.example.atlas;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** The files that data/PROVENANCE.md describes, unpacked while they are read. */
record DataFiles(Path folder) {
    /** The content of {@code <name>.gz}; the caller closes it. */
    InputStream open(String name) throws IOException {
        return new GZIPInputStream(Files.newInputStream(folder.resolve(name + ".gz")), 1 << 16);
    }
}
