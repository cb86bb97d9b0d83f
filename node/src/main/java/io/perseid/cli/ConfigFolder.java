package io.perseid.cli;

import io.perseid.fault.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A project's folder: pipes, systems, the node's metadata, and a file of environment variables for each profile. */
record ConfigFolder(Path folder) {
    /**
     * The folder at a path.
     *
     * @throws Fault {@code directory-missing}
     */
    static ConfigFolder of(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new Fault(CliCode.DIRECTORY_MISSING, "there is no such directory", "directory", folder);
        }
        return new ConfigFolder(folder);
    }

    /** Its files as one archive, in the order of their names. */
    byte[] zip() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (Path file : files()) {
                zip.putNextEntry(new ZipEntry(folder.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    /** The profile's environment variables as a JSON text, if it has a file of them. */
    Optional<byte[]> environment(String profile) throws IOException {
        var file = folder.resolve(profile + "-env.json");
        return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    }

    private List<Path> files() throws IOException {
        var wanted = FileSystems.getDefault()
                .getPathMatcher("glob:{pipes/*.conf.json,systems/*.conf.json,node-metadata.conf.json}");
        try (Stream<Path> all = Files.walk(folder, 2)) {
            return all.filter(file -> wanted.matches(folder.relativize(file)))
                    .sorted()
                    .toList();
        }
    }
}
