package io.perseid.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.perseid.entity.DictValue;
import io.perseid.entity.ListValue;
import io.perseid.entity.Value;
import io.perseid.http.Call;
import io.perseid.http.Headers;
import io.perseid.http.Method;
import io.perseid.http.Parameters;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigRoutesTest {
    private static final String GOOD =
            "{\"_id\":\"a\",\"type\":\"pipe\",\"source\":{\"type\":\"embedded\",\"entities\":[]},\"name\":\"$ENV(title)\"}";
    private static final String BAD = "{\"_id\":\"b\",\"type\":\"pipe\",\"source\":{\"type\":\"nonsense\"}}";

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
    void aListGoesInAndComesOut() {
        api.put("/api/env", "{\"title\":\"A pipe\"}");
        assertThat(api.put("/api/config", "[" + GOOD + "]").status()).isEqualTo(200);
        assertThat(((ListValue) api.get("/api/config").json()).size()).isEqualTo(1);
        assertThat(api.get("/api/pipes/a").text()).contains("\"name\":\"A pipe\"");
    }

    @Test
    void aRefusedConfigurationChangesNothingAndSaysWhyInTheFormClientsRead() {
        api.put("/api/env", "{\"title\":\"A pipe\"}");
        api.put("/api/config", "[" + GOOD + "]");
        var given = api.put("/api/config?force=false", "[" + BAD + "]");
        assertThat(given.status()).isEqualTo(400);
        assertThat(given.headers()).containsEntry("Content-Type", "application/json");
        var error = (DictValue) ((ListValue) ((DictValue) given.json()).get("validation_errors")).get(0);
        assertThat(((DictValue) error.get("posted-config")).get("_id")).hasToString("b");
        var first = (DictValue) ((ListValue) error.get("config-errors")).get(0);
        assertThat(first.names()).contains("level", "msg", "elements");
        assertThat(texts(first.get("elements"))).contains("source");
        assertThat(api.get("/api/pipes/a").status()).isEqualTo(200);
        assertThat(api.get("/api/pipes/b").status()).isEqualTo(404);
    }

    @Test
    void byForceWhatCannotBeUsedIsInvalidAndTheRestRuns() {
        api.put("/api/env", "{\"title\":\"A pipe\"}");
        assertThat(api.put("/api/config?force=true", "[" + GOOD + "," + BAD + "]")
                        .status())
                .isEqualTo(200);
        assertThat(api.get("/api/pipes/a").text()).contains("\"is-valid-config\":true");
        assertThat(api.get("/api/pipes/b").text()).contains("\"is-valid-config\":false", "config-errors");
    }

    @Test
    void anArchiveGoesInPlainOrInAFormAndComesOut() throws IOException {
        api.put("/api/env", "{\"title\":\"A pipe\"}");
        byte[] zip = zip();
        assertThat(put(zip, "application/zip")).isEqualTo(200);
        var form = new ByteArrayOutputStream();
        form.write("--X\r\nContent-Disposition: form-data; name=\"file\"; filename=\"c.zip\"\r\n\r\n"
                .getBytes(StandardCharsets.UTF_8));
        form.write(zip);
        form.write("\r\n--X--\r\n".getBytes(StandardCharsets.UTF_8));
        assertThat(put(form.toByteArray(), "multipart/form-data; boundary=X")).isEqualTo(200);
        assertThat(api.get("/api/pipes/a").status()).isEqualTo(200);
        var out = api.get("/api/config", Map.of("Accept", "application/zip"));
        assertThat(out.headers()).containsEntry("Content-Type", "application/zip");
        assertThat(out.text()).startsWith("PK").contains("pipes/a.conf.json");
    }

    @Test
    void whatIsNoConfigurationIsRefused() {
        assertThat(api.put("/api/config", "[1]").status()).isEqualTo(400);
        assertThat(api.put("/api/config", "{\"_id\"").status()).isEqualTo(400);
        assertThat(api.put("/api/config", "PK nonsense").status()).isEqualTo(400);
        assertThat(api.put("/api/config", "x".repeat((1 << 20) + 1)).status()).isEqualTo(413);
    }

    @Test
    void metadataGoesInAndComesOut() {
        assertThat(api.put(
                                "/api/metadata",
                                "{\"_id\":\"node\",\"type\":\"metadata\",\"namespaces\":{\"default\":{\"x\":\"http://x/\"}}}")
                        .status())
                .isEqualTo(200);
        assertThat(api.get("/api/metadata").text()).contains("http://x/");
        assertThat(api.get("/api/namespaces").text()).isEqualTo("{\"x\":\"http://x/\"}");
        assertThat(api.put("/api/metadata", "{\"type\":\"pipe\"}").status()).isEqualTo(400);
        assertThat(api.delete("/api/metadata").status()).isEqualTo(200);
        assertThat(api.get("/api/metadata").text()).doesNotContain("http://x/");
    }

    @Test
    void environmentVariablesAreReadAndSecretsAreNot() {
        assertThat(api.put("/api/env", "{\"a\":1,\"b\":\"x\"}").status()).isEqualTo(200);
        assertThat(api.call(Method.PATCH, "/api/env", "{\"c\":true}").status()).isEqualTo(200);
        assertThat(api.delete("/api/env/a").status()).isEqualTo(200);
        assertThat(api.delete("/api/env/a").status()).isEqualTo(404);
        assertThat(api.get("/api/env").text()).isEqualTo("{\"b\":\"x\",\"c\":true}");
        assertThat(api.put("/api/env", "[]").status()).isEqualTo(400);
        assertThat(api.post("/api/secrets", "{\"password\":\"hunter2\"}").text())
                .isEqualTo("[\"password\"]");
        assertThat(api.get("/api/secrets").text()).isEqualTo("[\"password\"]").doesNotContain("hunter2");
        assertThat(api.post("/api/secrets", "{\"password\":7}").status()).isEqualTo(400);
        assertThat(api.delete("/api/secrets/password").status()).isEqualTo(200);
        assertThat(api.delete("/api/secrets/password").status()).isEqualTo(404);
    }

    @Test
    void systemsArePostedAndTheirSecretsAreTheirOwn() {
        String system = "{\"_id\":\"db\",\"type\":\"system:sqlite\",\"database\":\"db.sqlite\"}";
        var posted = api.post("/api/systems", system);
        assertThat(posted.status()).as(posted.text()).isEqualTo(201);
        assertThat(api.get("/api/systems").text()).contains("\"_id\":\"db\"");
        assertThat(api.get("/api/systems/db/config").text()).contains("system:sqlite");
        assertThat(api.put("/api/systems/db/secrets", "{\"p\":\"s3cr3t\"}").text())
                .isEqualTo("[\"p\"]");
        assertThat(api.get("/api/systems/db/secrets").text()).doesNotContain("s3cr3t");
        assertThat(api.get("/api/systems/none/secrets").status()).isEqualTo(404);
        assertThat(api.delete("/api/systems/db").status()).isEqualTo(200);
        assertThat(api.get("/api/systems/db").status()).isEqualTo(404);
    }

    private int put(byte[] body, String type) {
        var call = new Call(
                Method.PUT,
                "/api/config",
                Map.of(),
                Parameters.NONE,
                Headers.of(Map.of("Content-Type", type)),
                new ByteArrayInputStream(body),
                "test");
        return api.routes().answer(call).status();
    }

    private static byte[] zip() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("pipes/a.conf.json"));
            zip.write(GOOD.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }

    private static List<String> texts(Value list) {
        return ((ListValue) list).items().stream().map(Value::toString).toList();
    }
}
