package io.perseid.hub;

import io.perseid.entity.DictValue;
import io.perseid.entity.Json;
import io.perseid.entity.JsonNode;
import io.perseid.fault.Fault;
import io.perseid.fault.Problem;
import io.perseid.fault.ProblemsFault;
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
        var texts = new ConfigTexts();
        try {
            for (Path file : configFiles(directory)) {
                read(directory.relativize(file).toString().replace('\\', '/'), file, texts);
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
        return texts.configuration();
    }

    private static void read(String name, Path file, ConfigTexts texts) {
        try {
            texts.add(name, Files.readAllBytes(file));
        } catch (IOException e) {
            texts.unreadable(name, e);
        }
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
     * @throws ProblemsFault with {@link HubCode#CONFIG_UNREADABLE}, {@link HubCode#CONFIG_WRONG_TYPE} or a code of
     *     malformed JSON, and the place
     */
    public static Optional<DictValue> variables(Path directory, String profile) {
        Path file = directory.resolve(profile + "-env.json");
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        var texts = new ConfigTexts();
        read(file.toString(), file, texts);
        if (!texts.problems().isEmpty()) {
            throw new ProblemsFault(texts.problems());
        }
        ConfigFile read = texts.files().getFirst();
        JsonNode node = Json.parseLocated(read.withoutByteOrderMark(), read.name());
        if (node.value() instanceof DictValue dict) {
            return Optional.of(dict);
        }
        throw new ProblemsFault(List.of(Problem.error(
                HubCode.CONFIG_WRONG_TYPE,
                node.place(),
                "wanted an object with environment variables, found " + node.kind(),
                "")));
    }

    /**
     * The files of an archive.
     *
     * @throws Fault with {@link HubCode#CONFIG_BAD_UPLOAD} if it is no archive, or larger than 64 MB unpacked
     */
    public static Configuration readArchive(InputStream archive) {
        var texts = new ConfigTexts();
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
                    texts.add(entry.getName(), bytes);
                }
            }
        } catch (IOException e) {
            throw new Fault(HubCode.CONFIG_BAD_UPLOAD, e, "the archive can't be read", "cause", e);
        }
        if (!any) {
            throw new Fault(HubCode.CONFIG_BAD_UPLOAD, "the body is no ZIP archive, or an empty one");
        }
        return texts.configuration();
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
