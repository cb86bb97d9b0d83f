package io.perseid.cli;

import io.perseid.entity.Json;
import io.perseid.entity.JsonNode;
import io.perseid.fault.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of JSON that a command was given. */
record JsonFile(Path path, byte[] bytes) {
    /**
     * The file at a path.
     *
     * @throws Fault {@code input-file-unreadable}
     */
    static JsonFile of(Path path) {
        try {
            return new JsonFile(path, Files.readAllBytes(path));
        } catch (IOException e) {
            throw new Fault(CliCode.FILE_UNREADABLE, e, "the file can't be read", "file", path);
        }
    }

    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Its content; each part knows where it stands. */
    JsonNode json() {
        return Json.parseLocated(bytes, path.toString());
    }
}
