package io.perseid.repl;

import io.perseid.entity.Json;
import io.perseid.entity.JsonNode;
import io.perseid.fault.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A directory: {@code NAME.json} is a dataset, a list of entities; a project's {@code pipes/ID.conf.json} is a pipe. */
record Folder(Path path) implements Origin {
    private static final String DATASET = ".json";

    @Override
    public String name() {
        return path.toString();
    }

    /** The datasets there are, by name. */
    List<String> datasets() {
        try (Stream<Path> files = Files.list(path)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(DATASET) && !file.endsWith(".conf.json"))
                    .map(file -> file.substring(0, file.length() - DATASET.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<JsonNode> entities(String dataset, int most) {
        JsonNode content = read(path.resolve(dataset + DATASET));
        List<JsonNode> entities = content.isDict() ? List.of(content) : content.items();
        return entities.subList(0, Math.min(most, entities.size()));
    }

    @Override
    public Optional<JsonNode> entity(String dataset, String id) {
        return entities(dataset, Integer.MAX_VALUE).stream()
                .filter(entity -> entity.member("_id")
                        .flatMap(JsonNode::asString)
                        .filter(id::equals)
                        .isPresent())
                .findFirst();
    }

    @Override
    public JsonNode pipe(String id) {
        Path inProject = path.resolve("pipes").resolve(id + ".conf.json");
        return read(Files.exists(inProject) ? inProject : path.resolve(id + ".conf.json"));
    }

    /** A file of JSON. */
    static JsonNode read(Path file) {
        try {
            return Json.parseLocated(Files.readAllBytes(file), file.toString());
        } catch (IOException e) {
            throw new Fault(ReplCode.REPL_MISSING, e, "the file can't be read", "file", file);
        }
    }
}
