package io.perseid.hub;

import io.perseid.entity.DictValue;
import io.perseid.entity.Json;
import io.perseid.entity.JsonForm;
import io.perseid.fault.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A configuration as projects keep it: {@code pipes/*.conf.json}, {@code systems/*.conf.json}, {@code node-metadata.conf.json} and
 * {@code <profile>-env.json}, in a directory or in a ZIP archive.
 */
public final class ConfigDirectory {
    private static final String SUFFIX = ".conf.json";
    private static final int MOST_BYTES = 64 << 20;

    private ConfigDirectory() {}

    /**
     * The files of a directory, those of each folder by name.
     *
     * @throws Fault with {@link HubCode#CONFIG_UNREADABLE} if the directory can't be read
     */
    public static Configuration read(Path directory) {
        List<ConfigFile> files = new ArrayList<>();
        try {
            for (Path file : configFiles(directory)) {
                String name = directory.relativize(file).toString().replace('\\', '/');
                files.add(new ConfigFile(name, Files.readString(file)));
            }
        } catch (IOException e) {
            throw new Fault(
                    HubCode.CONFIG_UNREADABLE,
                    e,
                    "the configuration can't be read",
                    "directory",
                    directory,
                    "cause",
                    e);
        }
        return Configuration.of(files);
    }

    private static List<Path> configFiles(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new IOException("no such directory");
        }
        List<Path> found = new ArrayList<>();
        found.add(directory.resolve("node-metadata" + SUFFIX));
        for (String folder : List.of("systems", "pipes")) {
            Path path = directory.resolve(folder);
            if (Files.isDirectory(path)) {
                try (Stream<Path> files = Files.list(path)) {
                    files.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                            .sorted()
                            .forEach(found::add);
                }
            }
        }
        found.removeIf(file -> !Files.isRegularFile(file));
        return found;
    }

    /**
     * The environment variables of a profile; empty if the directory has no such file.
     *
     * @throws Fault with {@link HubCode#CONFIG_UNREADABLE} or {@link HubCode#CONFIG_MALFORMED}
     */
    public static Optional<DictValue> variables(Path directory, String profile) {
        Path file = directory.resolve(profile + "-env.json");
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            String text = Files.readString(file);
            var value = Json.parse(text.startsWith("\uFEFF") ? text.substring(1) : text, JsonForm.COMPATIBLE);
            if (value instanceof DictValue dict) {
                return Optional.of(dict);
            }
            throw new Fault(
                    HubCode.CONFIG_MALFORMED,
                    "environment variables must be an object",
                    "file",
                    file,
                    "found",
                    Words.of(value));
        } catch (IOException e) {
            throw new Fault(
                    HubCode.CONFIG_UNREADABLE, e, "environment variables can't be read", "file", file, "cause", e);
        }
    }

    /**
     * The files of an archive.
     *
     * @throws Fault with {@link HubCode#CONFIG_BAD_UPLOAD} if it is no archive, or larger than 64 MB unpacked
     */
    public static Configuration readArchive(InputStream archive) {
        List<ConfigFile> files = new ArrayList<>();
        int left = MOST_BYTES;
        boolean any = false;
        try (var zip = new ZipInputStream(archive)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                any = true;
                byte[] bytes = zip.readNBytes(left);
                left -= bytes.length;
                if (left <= 0) {
                    throw new Fault(HubCode.CONFIG_BAD_UPLOAD, "the archive is too large", "maxBytes", MOST_BYTES);
                }
                if (!entry.isDirectory() && entry.getName().endsWith(SUFFIX)) {
                    files.add(new ConfigFile(entry.getName(), new String(bytes, StandardCharsets.UTF_8)));
                }
            }
        } catch (IOException e) {
            throw new Fault(HubCode.CONFIG_BAD_UPLOAD, e, "the archive can't be read", "cause", e);
        }
        if (!any) {
            throw new Fault(HubCode.CONFIG_BAD_UPLOAD, "the body is no ZIP archive, or an empty one");
        }
        return Configuration.of(files);
    }

    /** Writes the configuration as an archive. The stream stays open. */
    public static void writeArchive(Configuration configuration, OutputStream out) {
        try {
            var zip = new ZipOutputStream(out);
            for (ConfigFile file : configuration.files()) {
                var entry = new ZipEntry(file.name());
                entry.setTime(0);
                zip.putNextEntry(entry);
                zip.write(file.text().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
            zip.finish();
            zip.flush();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
