package io.perseid.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.perseid.hub.RunReport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sources and sinks that fail: the run says its code and the place, the pipe shows it, nothing downstream is deleted, and the next run
 * after the repair goes on.
 */
class RunFaultsTest {
    private static final String GOOD = "id,name\n1,Ada\n2,Bob\n3,Cy\n";

    @TempDir
    Path folder;

    private OpenNode node;

    @BeforeEach
    void aNodeWithAChainOfPipesThatHasRun() throws InterruptedException {
        OpenNode.write(
                folder,
                "systems/files.conf.json",
                "{'_id': 'files', 'type': 'system:url', 'url_pattern': 'file://%s'}");
        OpenNode.write(
                folder, "systems/shop.conf.json", "{'_id': 'shop', 'type': 'system:sqlite', 'database': 'shop.db'}");
        people(csv("people.csv", "id"));
        OpenNode.write(folder, "pipes/names.conf.json", """
                {'_id': 'names', 'type': 'pipe', 'source': {'type': 'dataset', 'dataset': 'people'},
                 'transform': {'type': 'dtl', 'rules': {'default': [['add', 'upper', ['upper', '_S.name']]]}},
                 'pump': {'mode': 'manual'}}
                """);
        OpenNode.write(folder, "people.csv", GOOD);
        node = OpenNode.on(folder);
        assertThat(node.run("people").message()).isEmpty();
        assertThat(node.run("names").message()).isEmpty();
    }

    @AfterEach
    void close() {
        node.close();
    }

    private static String csv(String file, String key) {
        return "{'type': 'csv', 'system': 'files', 'url': '%s', 'primary_key': '%s'}".formatted(file, key);
    }

    private void people(String source) {
        OpenNode.write(
                folder,
                "pipes/people.conf.json",
                "{'_id': 'people', 'type': 'pipe', 'source': " + source + ", 'pump': {'mode': 'manual'}}");
    }

    /** The people's source is another one now, and fails with this code and these words. */
    private void failsWith(String code, String... words) throws InterruptedException {
        node.reload();
        RunReport report = node.run("people");
        assertThat(report.code()).as(report.message()).contains(code);
        assertThat(report.message()).contains(words);
        assertThat(node.get("/api/flow")).contains("'state':'failed'", "'code':'" + code + "'");
        assertThat(node.get("/api/pipes/people")).contains("'state':'Failed'", "'last-error-code':'" + code + "'");
        assertThat(node.get("/api/pipes/people/executions?limit=1"))
                .contains("pump-failed", "'code':'" + code + "'", "original_error_message");
        assertThat(node.get("/api/status")).contains("'failed':1");
        assertThat(node.get("/api/health")).isEqualTo("200 {'status':'ok'}");
        assertThat(node.run("names").message()).isEmpty();
        assertNothingIsDeleted();
    }

    private void assertNothingIsDeleted() {
        assertThat(node.existing("people")).containsKeys("1", "2", "3");
        assertThat(node.existing("names"))
                .containsEntry("1", "{'upper':'ADA'}")
                .containsEntry("2", "{'upper':'BOB'}")
                .containsEntry("3", "{'upper':'CY'}");
    }

    private void recovers() throws InterruptedException {
        people(csv("people.csv", "id"));
        node.write("people.csv", GOOD.replace("2,Bob\n", "")).reload();
        assertThat(node.run("people").message()).isEmpty();
        assertThat(node.run("names").message()).isEmpty();
        assertThat(node.get("/api/status")).contains("'failed':0");
        assertThat(node.existing("names")).isEqualTo(Map.of("1", "{'upper':'ADA'}", "3", "{'upper':'CY'}"));
    }

    @Test
    void aRowWithTooFewFieldsIsNamedByItsLine() throws InterruptedException {
        node.write("people.csv", "id,name\n1,Ada\n4\n");
        failsWith("csv-row-wrong", "a row has too few fields", "line=3", "wanted=2", "found=1", "people.csv");
        recovers();
    }

    @Test
    void aColumnThatTheFileHasNotIsNamedBesideThoseItHas() throws InterruptedException {
        people(csv("people.csv", "ident"));
        failsWith("csv-no-such-column", "wanted=ident", "found=id,name", "pipes/people.conf.json:1:");
        recovers();
    }

    @Test
    void aFileThatIsNotThereIsNamed() throws InterruptedException {
        people(csv("peple.csv", "id"));
        failsWith("file-not-found", "peple.csv");
        recovers();
    }

    @Test
    void aColumnThatTheTableHasNotIsNamedBesideThoseItHas() throws InterruptedException, SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("shop.db"));
                var statement = connection.createStatement()) {
            statement.execute("create table person (nr integer primary key, name text)");
        }
        people("{'type': 'sql', 'system': 'shop', 'table': 'person', 'primary_key': 'ident'}");
        failsWith("sql-no-such-column", "system=shop", "ident", "nr", "name");
        recovers();
    }

    @Test
    void aDatabaseThatCannotBeReachedIsNamedWithItsHostAndPort() throws IOException, InterruptedException {
        int port = closedPort();
        node.write("systems/base.conf.json", """
                {'_id': 'base', 'type': 'system:postgresql', 'host': 'localhost', 'port': %d, 'database': 'd',
                 'username': 'u', 'password': 'hush-hush'}
                """.formatted(port));
        people("{'type': 'sql', 'system': 'base', 'table': 'person'}");
        failsWith("sql-unreachable", "system=base", "localhost:" + port);
        assertThat(node.get("/api/pipes/people/executions")).doesNotContain("hush-hush");
        recovers();
    }

    @Test
    void aServiceThatCannotBeReachedIsNamedWithItsAddress() throws IOException, InterruptedException {
        int port = closedPort();
        node.write(
                "systems/web.conf.json",
                "{'_id': 'web', 'type': 'system:url', 'url_pattern': 'http://localhost:%d/%%s'}".formatted(port));
        people("{'type': 'json', 'system': 'web', 'url': 'people'}");
        failsWith("http-unreachable", "system=web", "localhost:" + port);
        recovers();
    }

    @Test
    void anEmptySourceThatMustNotBeIsAFailure() throws InterruptedException {
        people(
                "{'type': 'csv', 'system': 'files', 'url': 'people.csv', 'primary_key': 'id', 'if_source_empty': 'fail'}");
        node.write("people.csv", "id,name\n");
        failsWith("source-empty", "pipe=people");
        recovers();
    }

    @Test
    void aRuleThatFailsNamesTheEntity() throws InterruptedException {
        node.write("pipes/names.conf.json", """
                        {'_id': 'names', 'type': 'pipe', 'source': {'type': 'dataset', 'dataset': 'people'},
                         'transform': {'type': 'dtl', 'rules': {'default': [
                           ['if', ['eq', '_S._id', '2'], ['fail!', 'not this one']],
                           ['add', 'upper', ['upper', '_S.name']]]}},
                         'pump': {'mode': 'manual'}}
                        """).reload();
        RunReport report = node.run("names");
        assertThat(report.failed()).isTrue();
        assertThat(report.message()).contains("not this one").contains("2");
        assertThat(node.existing("names")).containsKeys("1", "2", "3");
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
