package io.perseid.hub.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.perseid.entity.IntegerValue;
import io.perseid.entity.Sourced;
import io.perseid.entity.StringValue;
import io.perseid.fault.Fault;
import io.perseid.hub.ReadFrom;
import io.perseid.hub.Reader;
import io.perseid.hub.Source;
import io.perseid.hub.SourceSuite;
import io.perseid.hub.TestContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonSourceTest extends SourceSuite {
    private final HttpPeer peer = new HttpPeer();
    private final TestContext context = new TestContext();
    private volatile List<Row> held = List.of();

    @TempDir
    Path directory;

    @BeforeEach
    void aServiceThatPublishesEntities() {
        peer.answer(this::entities);
        system("peer", "'url_pattern': '" + peer.url() + "/%s'");
    }

    @AfterEach
    void everythingCloses() {
        context.system("peer").close();
        peer.close();
    }

    private void system(String id, String properties) {
        context.system(id, new UrlSystemType(directory, _ -> {}), "{" + properties + "}");
    }

    private Source source(String json) {
        return context.source(new JsonSourceType(), json).orElseThrow();
    }

    private Fault failure(String json) {
        return catchThrowableOfType(Fault.class, () -> read(source(json), ReadFrom.START));
    }

    private Fault failureOf(String url, String more) {
        system("other", "'url_pattern': '" + url + "/%s'" + more);
        Fault fault = failure("{'system': 'other', 'url': 'entities'}");
        context.system("other").close();
        return fault;
    }

    private HttpPeer.Reply entities(HttpPeer.Asked asked) {
        int since = Integer.parseInt(asked.query().getOrDefault("since", "-1"));
        long limit = Long.parseLong(asked.query().getOrDefault("limit", "1000000"));
        return HttpPeer.Reply.json(held.stream()
                .filter(row -> row.updated() > since)
                .limit(limit)
                .map(row -> "{'_id':'%s','name':'%s','_updated':%d}".formatted(row.id(), row.name(), row.updated()))
                .collect(Collectors.joining(",", "[", "]")));
    }

    @Override
    protected Source source() {
        return source("{'system': 'peer', 'url': 'entities', 'supports_since': true, 'is_chronological': true}");
    }

    @Override
    protected void hold(List<Row> rows) {
        held = rows;
    }

    @Override
    protected Source unreachable() {
        try (var gone = new HttpPeer()) {
            system("gone", "'url_pattern': '" + gone.url() + "/%s'");
        }
        return source("{'system': 'gone', 'url': 'x'}");
    }

    private static List<Row> rows(int count) {
        return java.util.stream.IntStream.range(0, count)
                .mapToObj(i -> new Row("r" + i, "n" + i, i))
                .toList();
    }

    @Test
    void pagesAreAskedForFromTheLastTokenUntilOneIsNotFull() {
        hold(rows(25));
        Source source = source(
                "{'system': 'peer', 'url': 'entities?x=1', 'page_size': 10, 'subset': ['eq', '_S.k', 'a b'], 'headers': {'X-A': 'b'}}");
        assertThat(read(source, ReadFrom.START)).hasSize(25);
        assertThat(peer.asked()).extracting(asked -> asked.query().get("since")).containsExactly(null, "9", "19");
        assertThat(peer.asked())
                .allSatisfy(asked -> assertThat(asked.query())
                        .containsEntry("limit", "10")
                        .containsEntry("x", "1")
                        .containsEntry("subset", "[\"eq\",\"_S.k\",\"a b\"]"));
        assertThat(peer.asked().getFirst().headers()).containsEntry("x-a", "b");
    }

    @Test
    void anExactlyFullLastPageIsFollowedByAnEmptyOne() {
        hold(rows(20));
        assertThat(read(source("{'system': 'peer', 'url': 'e', 'page_size': 10}"), ReadFrom.START))
                .hasSize(20);
        assertThat(peer.asked()).hasSize(3);
    }

    @Test
    void aFullPageWithoutTokensIsAFaultRatherThanALoop() {
        peer.answer(_ -> HttpPeer.Reply.json("[{'_id':'a'},{'_id':'b'}]"));
        assertThat(failure("{'system': 'peer', 'url': 'e', 'page_size': 2}").code())
                .isEqualTo(WebCode.PAGE_WITHOUT_TOKEN);
    }

    @Test
    void sinceIsNotSentToASourceThatDoesNotSupportIt() {
        hold(rows(3));
        assertThat(read(source("{'system': 'peer', 'url': 'e'}"), ReadFrom.after(IntegerValue.of(1))))
                .hasSize(3);
        assertThat(peer.asked().getFirst().query()).isEmpty();
    }

    @Test
    void theHeadersOfTheDatasetAreHeeded() {
        peer.answer(_ ->
                HttpPeer.Reply.json("[]").with("X-Dataset-Populated", "false").with("X-Dataset-Generation", "g1"));
        try (Reader reader = source().open(ReadFrom.START)) {
            assertThat(reader.populated()).contains(false);
            assertThat(reader.generation()).contains("g1");
        }
        peer.answer(_ ->
                HttpPeer.Reply.json("[]").with("X-Dataset-Generation", "g1").with("X-Dataset-Restore-Uuid", "u7"));
        try (Reader reader = source().open(ReadFrom.START)) {
            assertThat(reader.populated()).isEmpty();
            assertThat(reader.generation()).contains("g1+u7");
        }
    }

    @Test
    void deletedEntitiesAndTypedValuesComeAsTheyAreInBothEntityAndToken() {
        peer.answer(_ -> HttpPeer.Reply.json("[{'_id':'a','_deleted':true,'u':'~rhttp://x','_updated':'t1'}]"));
        Sourced read = read(source(), ReadFrom.START).getFirst();
        assertThat(read.entity().isDeleted()).isTrue();
        assertThat(read.entity().properties().get("u")).isEqualTo(new io.perseid.entity.UriValue("http://x"));
        assertThat(read.updated()).isEqualTo(new StringValue("t1"));
    }

    @Test
    void aFileIsReadFromTheDirectoryOfTheConfigurationPackedOrNot() throws IOException {
        Files.createDirectories(directory.resolve("data"));
        Files.writeString(directory.resolve("data/a.json"), "[{\"_id\":\"a\"}]");
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write("[{\"_id\":\"b\"},{\"_id\":\"c\"}]".getBytes(StandardCharsets.UTF_8));
        }
        Files.write(directory.resolve("data/b.json.gz"), packed.toByteArray());
        system("files", "'url_pattern': 'file://data/%s'");
        assertThat(read(source("{'system': 'files', 'url': 'a.json'}"), ReadFrom.START))
                .hasSize(1);
        assertThat(read(source("{'system': 'files', 'url': 'b.json.gz'}"), ReadFrom.START))
                .hasSize(2);
        system("anywhere", "'url_pattern': '%s'");
        assertThat(read(
                        source("{'system': 'anywhere', 'url': 'file://" + directory.resolve("data/a.json") + "'}"),
                        ReadFrom.START))
                .hasSize(1);
        assertThat(failure("{'system': 'files', 'url': 'none.json'}").code()).isEqualTo(WebCode.FILE_NOT_FOUND);
    }

    @Test
    void packedAnswersAreUnpacked() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write("[{\"_id\":\"b\"}]".getBytes(StandardCharsets.UTF_8));
        }
        peer.answer(_ ->
                new HttpPeer.Reply(200, "application/json", packed.toByteArray(), Map.of("Content-Encoding", "gzip")));
        assertThat(read(source(), ReadFrom.START)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "401, http-login-refused",
        "403, http-login-refused",
        "404, http-status-refused",
        "500, http-status-refused"
    })
    void aStatusThatIsNoSuccessHasItsCode(int status, String code) {
        peer.answer(_ -> HttpPeer.Reply.status(status));
        Fault fault = failure("{'system': 'peer', 'url': 'e?token=secret'}");
        assertThat(fault.code().id()).isEqualTo(code);
        assertThat(fault).hasMessageContaining("status=" + status).hasMessageContaining("said=status " + status);
        assertThat(fault.getMessage()).doesNotContain("secret");
    }

    @Test
    void anAnswerThatIsNoJsonOrNoEntitiesSaysWhere() {
        for (String body : List.of("<html>", "[1]", "[{'name':'without id'}]", "{'_id':'a'} garbage")) {
            peer.answer(_ -> HttpPeer.Reply.json(body));
            Fault fault = failure("{'system': 'peer', 'url': 'e'}");
            assertThat(fault.code()).as(body).isEqualTo(WebCode.BODY_NOT_JSON);
            assertThat(fault.facts()).containsKeys("system", "host", "url", "reason");
        }
    }

    @Test
    void aCutAnswerAResetAndSilenceAreTold() {
        String head =
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n[{\"_id\":\"a\"},";
        try (var cut = new RawPeer(head, RawPeer.Then.END)) {
            assertThat(failureOf(cut.url(), "").code()).isEqualTo(WebCode.BODY_BROKEN);
        }
        try (var reset = new RawPeer("", RawPeer.Then.RESET)) {
            assertThat(failureOf(reset.url(), "").code()).isEqualTo(WebCode.BODY_BROKEN);
        }
        try (var silent = new RawPeer(head, RawPeer.Then.HOLD)) {
            assertThat(failureOf(silent.url(), ", 'read_timeout': 1").code()).isEqualTo(WebCode.TIMED_OUT);
        }
        try (var silent = new RawPeer("", RawPeer.Then.HOLD)) {
            assertThat(failureOf(silent.url(), ", 'read_timeout': 1").code()).isEqualTo(WebCode.TIMED_OUT);
        }
        String endless = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n[{\"_i\r\n";
        try (var cut = new RawPeer(endless, RawPeer.Then.END)) {
            assertThat(failureOf(cut.url(), "").code()).isEqualTo(WebCode.BODY_BROKEN);
        }
        try (var garbage = new RawPeer("SSH-2.0-OpenSSH_9.2p1\r\n\r\n", RawPeer.Then.END)) {
            assertThat(failureOf(garbage.url(), "").code().kind()).isEqualTo(io.perseid.fault.Kind.EXTERNAL);
        }
    }

    @Test
    void aReadIsTriedAgainAsTheStrategySays() {
        var pauses = new java.util.ArrayList<java.time.Duration>();
        hold(rows(1));
        peer.answer(asked -> peer.asked().size() < 3 ? HttpPeer.Reply.status(503) : entities(asked));
        context.system(
                "patient",
                new UrlSystemType(directory, pauses::add),
                "{'url_pattern': '" + peer.url()
                        + "/%s', 'retry_strategy': {'500,502-504': {'max_read_retries': 2, 'read_retry_delay': 1.5},"
                        + " 'default': {'write_retry_delay': 3}}}");
        assertThat(read(source("{'system': 'patient', 'url': 'e'}"), ReadFrom.START))
                .hasSize(1);
        assertThat(pauses).containsExactly(java.time.Duration.ofMillis(1500), java.time.Duration.ofMillis(1500));
        assertThat(context.problems()).hasSize(1).noneMatch(io.perseid.fault.Problem::isError);
    }

    @Test
    void anEndPointThatEscapesReadsEveryStringAsOne() {
        peer.answer(_ -> HttpPeer.Reply.json("[{\"_id\":\"1\",\"name\":\"~~t2015-12-31\"}]"));
        var read = read(source("{'system': 'peer', 'url': 'entities', 'escape_tilde': true}"), ReadFrom.START);
        assertThat(read)
                .singleElement()
                .satisfies(sourced -> assertThat(sourced.entity().properties().get("name"))
                        .isEqualTo(new StringValue("~t2015-12-31")));
    }
}
