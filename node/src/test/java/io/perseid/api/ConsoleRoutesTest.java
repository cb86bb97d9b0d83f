package io.perseid.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.perseid.http.Call;
import io.perseid.http.Headers;
import io.perseid.http.Method;
import io.perseid.http.Routes;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleRoutesTest {
    @TempDir
    Path folder;

    private URLClassLoader resources;

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(folder.resolve("web/assets"));
        Files.writeString(folder.resolve("web/index.html"), "<html>console</html>");
        Files.writeString(folder.resolve("web/assets/main-1a2b.js"), "run()");
        Files.writeString(folder.resolve("secret.txt"), "secret");
        resources = new URLClassLoader(new URL[] {folder.toUri().toURL()}, null);
    }

    @AfterEach
    void close() throws IOException {
        resources.close();
    }

    @Test
    void theFirstPageIsAskedForAgainAndItsAssetsNever() {
        var page = get("/", Map.of());
        assertThat(page.text()).contains("console");
        assertThat(page.headers())
                .containsEntry("Cache-Control", "no-cache")
                .containsEntry("Content-Type", "text/html; charset=utf-8")
                .hasEntrySatisfying(
                        "Content-Security-Policy",
                        policy -> assertThat(policy)
                                .contains("default-src 'none'")
                                .doesNotContain("unsafe"));
        var again = get("/", Map.of("If-None-Match", page.headers().get("ETag")));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.text()).isEmpty();
        assertThat(get("/assets/main-1a2b.js", Map.of()).headers())
                .hasEntrySatisfying(
                        "Cache-Control", control -> assertThat(control).contains("immutable"));
    }

    @Test
    void nothingOutsideOfTheFolderIsServed() {
        for (String path : new String[] {
            "/assets/../../secret.txt", "/assets/%2e%2e/%2e%2e/secret.txt", "/..%2fsecret.txt", "/assets/"
        }) {
            assertThat(get(path, Map.of()).status()).as(path).isEqualTo(404);
        }
    }

    @Test
    void withoutAConsoleThePageSaysHowToGetIt() throws IOException {
        Files.delete(folder.resolve("web/index.html"));
        assertThat(get("/", Map.of()).text()).contains("npm");
    }

    private ApiFixture.Given get(String path, Map<String, String> headers) {
        var routes = new Routes(new ConsoleRoutes(resources).list());
        return ApiFixture.given(routes.answer(Call.of(Method.GET, path, Headers.of(headers), "")));
    }
}
