package io.perseid.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.perseid.entity.DictValue;
import io.perseid.entity.ListValue;
import io.perseid.entity.StringValue;
import io.perseid.http.Call;
import io.perseid.http.Method;
import io.perseid.http.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The description and the page are held against the routes, both ways. */
class OpenApiTest {
    @TempDir
    Path folder;

    private ApiFixture api;

    @BeforeEach
    void open() {
        api = new ApiFixture(folder, "[]");
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void everyRouteButTheConsolesIsDescribed() {
        assertThat(described()).containsExactlyInAnyOrderElementsOf(routes());
    }

    @Test
    void everyDescribedPathIsAnsweredBySomeRoute() {
        for (String operation : described()) {
            String verb = operation.substring(0, operation.indexOf(' '));
            String path = operation.substring(operation.indexOf(' ') + 1).replaceAll("\\{[^}]+}", "x");
            if (verb.equals("GET") && !path.endsWith("/events")) {
                var given = ApiFixture.given(api.routes().answer(Call.of(Method.GET, path)));
                assertThat(given.text())
                        .as(operation)
                        .doesNotContain("route-unknown", "method-not-allowed", "\"unexpected\"");
            }
        }
    }

    @Test
    void everyOperationHasAnIdOfItsOwnASummaryAndItsPathsParameters() {
        List<String> ids = new ArrayList<>();
        paths().forEach((path, verbs) -> ((DictValue) verbs).forEach((verb, operation) -> {
            var dict = (DictValue) operation;
            ids.add(text(dict, "operationId"));
            assertThat(text(dict, "summary")).as(path).endsWith(".");
            var names = ((ListValue) dict.get("parameters"))
                    .items().stream()
                            .filter(p -> text((DictValue) p, "in").equals("path"))
                            .map(p -> "{" + text((DictValue) p, "name") + "}")
                            .toList();
            assertThat(names).allMatch(path::contains);
            assertThat(names).hasSize((int) path.chars().filter(c -> c == '{').count());
        }));
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void thePageOfTheInterfaceListsEveryPath() throws IOException {
        var rows = Files.readAllLines(Path.of("../docs/http-api.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();
        assertThat(rows)
                .containsExactlyElementsOf(api.routes().list().stream()
                        .filter(OpenApiTest::isApi)
                        .map(OpenApiTest::row)
                        .toList());
    }

    static String row(Route route) {
        return "| `%s %s` | %s | %s |"
                .formatted(
                        route.method(),
                        route.path().text(),
                        route.summary(),
                        route.parameters().isEmpty()
                                ? ""
                                : "`" + route.parameters().replace(" ", "` `") + "`");
    }

    private List<String> described() {
        List<String> all = new ArrayList<>();
        paths().forEach((path, verbs) ->
                ((DictValue) verbs).names().forEach(verb -> all.add(verb.toUpperCase(Locale.ROOT) + " " + path)));
        return all;
    }

    private List<String> routes() {
        return api.routes().list().stream()
                .filter(OpenApiTest::isApi)
                .map(route -> route.method() + " " + OpenApi.path(route))
                .toList();
    }

    private static boolean isApi(Route route) {
        return route.path().text().startsWith("/api");
    }

    private DictValue paths() {
        return (DictValue) ((DictValue) api.get("/api/openapi.json").json()).get("paths");
    }

    private static String text(DictValue dict, String name) {
        return ((StringValue) dict.get(name)).value();
    }
}
