package io.perseid.language.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.perseid.entity.Json;
import io.perseid.entity.JsonNode;
import io.perseid.language.Dtl;
import io.perseid.language.function.Functions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The reference in {@code docs} is what the functions and the examples say. */
class LanguageReferenceTest {
    private static final Path PAGE = Path.of("../docs/language-reference.md");

    @Test
    void thePageIsAsTheFunctionsSay() throws IOException {
        String made = new LanguageReference(new Dtl(Functions.standard()), files()).markdown();
        if (Boolean.getBoolean("perseid.docs.write")) {
            Files.writeString(PAGE, made);
        }
        assertThat(Files.readString(PAGE))
                .as("run the test with -Dperseid.docs.write=true to write the page anew")
                .isEqualTo(made);
    }

    private static List<JsonNode> files() throws IOException {
        try (Stream<Path> found = Files.walk(Path.of("src/test/cases"))) {
            var files = new ArrayList<JsonNode>();
            for (Path file : found.filter(path -> path.getNameCount() > 4 && Files.isRegularFile(path))
                    .sorted()
                    .toList()) {
                files.add(Json.parseLocated(Files.readAllBytes(file), file.toString()));
            }
            return files;
        }
    }
}
