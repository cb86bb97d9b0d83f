package io.perseid.hub.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.perseid.entity.DictValue;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.Sourced;
import io.perseid.entity.StringValue;
import io.perseid.fault.Fault;
import io.perseid.fault.Problem;
import io.perseid.hub.HubCode;
import io.perseid.hub.ReadFrom;
import io.perseid.hub.Source;
import io.perseid.hub.SourceSuite;
import io.perseid.hub.TestContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RestSourceTest extends SourceSuite {
    private final HttpPeer peer = new HttpPeer();
    private final TestContext context = new TestContext();
    private final List<Duration> pauses = new ArrayList<>();
    private volatile List<Row> held = List.of();

    @BeforeEach
    void aServiceWithPages() {
        peer.answer(this::page);
        system("peer", peer.url(), """
                'list': {'url': 'people', 'method': 'GET', 'params': {'after': '{{ previous_body.last if previous_body is defined else -1 }}'},
                  'next_page_link': '{{ body.next }}', 'payload_property': 'result.items',
                  'id_expression': '{{ key }}', 'updated_expression': '{{ at }}'}
                """);
    }

    @AfterEach
    void everythingCloses() {
        context.system("peer").close();
        peer.close();
    }

    private void system(String id, String url, String operations) {
        context.system(
                id,
                new RestSystemType(Path.of("."), pauses::add),
                "{'url_pattern': '" + url + "/%s', 'operations': {" + operations + "}}");
    }

    private Source source(String json) {
        return context.source(new RestSourceType(), json)
                .orElseThrow(() -> new AssertionError(context.problems().toString()));
    }

    /** Ten people a page, and the address of the next one. */
    private HttpPeer.Reply page(HttpPeer.Asked asked) {
        int from = Integer.parseInt(asked.query().getOrDefault("from", "0"));
        int since = Integer.parseInt(asked.query().getOrDefault("since", "-1"));
        List<Row> all = held.stream().filter(row -> row.updated() >= since).toList();
        String items = all.stream()
                .skip(from)
                .limit(10)
                .map(row -> "{'key':'%s','name':'%s','at':%d}".formatted(row.id(), row.name(), row.updated()))
                .collect(Collectors.joining(","));
        boolean more = from + 10 < all.size();
        String next = more
                ? ",'next':'" + peer.url() + "/people?from=" + (from + 10) + (since < 0 ? "" : "&since=" + since) + "'"
                : "";
        return HttpPeer.Reply.json("{'result':{'items':[" + items + "]}" + next + "}");
    }

    @Override
    protected Source source() {
        return source("{'system': 'peer', 'operation': 'list', 'supports_since': true}");
    }

    @Override
    protected void hold(List<Row> rows) {
        held = rows;
    }

    @Override
    protected Source unreachable() {
        try (var gone = new HttpPeer()) {
            system("gone", gone.url(), "'list': {'url': 'x', 'method': 'GET'}");
        }
        return source("{'system': 'gone', 'operation': 'list'}");
    }

    private Source of(String operation) {
        return of(operation, "");
    }

    private Source of(String operation, String more) {
        return source("{'system': 'peer', 'operation': 'x', 'operations': {'x': " + operation + "}" + more + "}");
    }

    private Fault failure(Source source) {
        return catchThrowableOfType(Fault.class, () -> read(source, ReadFrom.START));
    }

    private static List<String> ids(List<Sourced> read) {
        return read.stream().map(row -> row.entity().id().value()).toList();
    }

    @Test
    void templatesSeePropertiesTheTokenAndThePage() {
        peer.answer(_ -> HttpPeer.Reply.json("[]"));
        read(
                of("""
                        {'url': 'a/{{ properties.who }}/{{ since }}', 'method': 'POST', 'headers': {'X-Page': '{{ page }}',
                          'X-No': '{% if nothing is not defined %}sesam:markskip{% endif %}'},
                         'params': {'q': '{{ properties.who | upper }}'},
                         'payload': {'n': '{{ 1 + 2 }}sesam:markjson', 'who': '{{ properties.who }}', 'x': [1, '{{ since }}']}}
                        """, ", 'properties': {'who': 'ada b'}, 'supports_since': true, 'initial_since_value': 5"),
                ReadFrom.START);
        HttpPeer.Asked asked = peer.asked().getFirst();
        assertThat(asked.path()).isEqualTo("/a/ada b/5");
        assertThat(asked.query()).containsEntry("q", "ADA B").doesNotContainKey("since");
        assertThat(asked.headers()).containsEntry("x-page", "0").doesNotContainKey("x-no");
        assertThat(asked.body()).isEqualTo("{\"n\":3,\"who\":\"ada b\",\"x\":[1,\"5\"]}");
    }

    @Test
    void theTokenGoesWhereTheConfigurationWantsIt() {
        peer.answer(_ -> HttpPeer.Reply.json("[]"));
        ReadFrom from = ReadFrom.after(new StringValue("t&1"));
        String since = ", 'supports_since': true";
        read(of("{'url': 'u', 'method': 'GET', 'since_property_name': 'changed'}", since), from);
        read(
                of(
                        "{'url': 'u', 'method': 'GET', 'since_property_name': 'X-Since', 'since_property_location': 'header'}",
                        since),
                from);
        read(of("{'url': 'u', 'method': 'GET'}", since + ", 'since_property_location': 'manual'"), from);
        assertThat(peer.asked().get(0).query()).containsEntry("changed", "t&1");
        assertThat(peer.asked().get(1).headers()).containsEntry("x-since", "t&1");
        assertThat(peer.asked().get(2).query()).isEmpty();
    }

    @Test
    void pagingEndsInEachOfItsWays() {
        String body = "{'items': [{'_id': 'a'}], 'next': 'same'}";
        peer.answer(_ -> HttpPeer.Reply.json(body));
        String operation =
                "{'url': 'u', 'method': 'GET', 'payload_property': 'items', 'next_page_link': '{{ body.next }}'%s}";
        read(of(operation.formatted("")), ReadFrom.START);
        assertThat(peer.asked()).as("the same request").hasSize(2);
        peer.asked().clear();
        read(of(operation.formatted(", 'next_page_termination_strategy': 'same-next-page-link'")), ReadFrom.START);
        assertThat(peer.asked()).as("the same link").hasSize(2);
        peer.asked().clear();
        peer.answer(asked ->
                HttpPeer.Reply.json(asked.query().containsKey("p") ? "{'items': []}" : "{'items': [{'_id': 'a'}]}"));
        read(
                of("{'url': 'u', 'method': 'GET', 'payload_property': 'items', 'next_page_link': '?p={{ page }}',"
                        + " 'next_page_termination_strategy': ['empty-result']}"),
                ReadFrom.START);
        assertThat(peer.asked()).as("an empty result").hasSize(2);
    }

    @Test
    void anAnswerMayBeAPropertyTogetherWithItsHeaders() {
        peer.answer(_ -> HttpPeer.Reply.json("{'_id': 7, 'x': 1}").with("X-Total", "3"));
        Sourced row = read(
                        of(
                                "{'url': 'u', 'method': 'GET', 'response_status_property': 'status'}",
                                ", 'response_property': 'r', 'response_headers_property': 'h', 'response_include_content_type': true"),
                        ReadFrom.START)
                .getFirst();
        DictValue found = row.entity().properties();
        assertThat(row.entity().id().value()).isEqualTo("7");
        assertThat(((DictValue) found.get("r")).get("x")).isEqualTo(IntegerValue.of(1));
        assertThat(((DictValue) found.get("h")).get("x-total")).isEqualTo(new StringValue("3"));
        assertThat(found.get("status")).isEqualTo(IntegerValue.of(200));
        assertThat(found.get("content-type")).isEqualTo(new StringValue("application/json"));
    }

    @Test
    void whatIsNoJsonIsOneEntityWithTheText() {
        peer.answer(_ -> HttpPeer.Reply.status(200));
        Source source = of("{'url': 'u', 'method': 'GET', 'id_expression': 'only'}", ", 'response_property': 'text'");
        assertThat(read(source, ReadFrom.START).getFirst().entity().properties())
                .isEqualTo(DictValue.of("text", new StringValue("status 200")));
    }

    @Test
    void statusesAreAllowedIgnoredOrFaults() {
        peer.answer(_ -> HttpPeer.Reply.status(404));
        assertThat(read(of("{'url': 'u', 'method': 'GET', 'ignored_status_codes': '404,410'}"), ReadFrom.START))
                .isEmpty();
        assertThat(failure(of("{'url': 'u', 'method': 'GET'}")).code()).isEqualTo(WebCode.STATUS_REFUSED);
        peer.answer(_ -> HttpPeer.Reply.json("{'_id': 'a', 'error': 'quota'}"));
        assertThat(failure(of("{'url': 'u', 'method': 'GET', 'error_expression': '{{ body.error }}'}")))
                .hasMessageContaining("said=quota");
    }

    @Test
    void aServiceThatAsksForPatienceGetsIt() {
        peer.answer(asked -> switch (peer.asked().size()) {
            case 1 -> HttpPeer.Reply.status(429);
            case 2 -> HttpPeer.Reply.status(429).with("Retry-After", "9");
            default -> HttpPeer.Reply.json("[{'_id': 'a'}]");
        });
        Source source = of("{'url': 'u', 'method': 'GET'}", ", 'rate_limiting_retries': 2, 'rate_limiting_delay': 3");
        assertThat(ids(read(source, ReadFrom.START))).containsExactly("a");
        assertThat(pauses).containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(9));
        peer.answer(_ -> HttpPeer.Reply.status(429));
        assertThat(failure(source).code()).isEqualTo(WebCode.STATUS_REFUSED);
    }

    @Test
    void anEntityWithoutAnIdAndAnAnswerThatIsNoJsonAreFaults() {
        peer.answer(_ -> HttpPeer.Reply.json("[{'name': 'x'}]"));
        assertThat(failure(of("{'url': 'u', 'method': 'GET'}")).code()).isEqualTo(WebCode.RESULT_WRONG);
        peer.answer(_ -> HttpPeer.Reply.json("{oops"));
        assertThat(failure(of("{'url': 'u', 'method': 'GET'}")).code()).isEqualTo(WebCode.BODY_NOT_JSON);
    }

    @Test
    void everythingWrongWithOperationsIsReportedWithItsPlace() {
        system(
                "wrong",
                peer.url(),
                "'a': {'url': '{{ 1 + }}', 'method': 'FETCH', 'nosuch': 1}, 'b': {'method': 'GET'}");
        assertThat(context.problems())
                .extracting(Problem::code)
                .containsExactly(
                        HubCode.CONFIG_WRONG_TYPE, HubCode.CONFIG_UNKNOWN_PROPERTY, HubCode.CONFIG_MISSING_PROPERTY);
        context.problems().clear();
        system("wrong", peer.url(), "'a': {'url': '{{ 1 + }}', 'method': 'GET', 'allowed_status_codes': 'many'}");
        assertThat(context.problems())
                .extracting(Problem::code)
                .containsExactlyInAnyOrder(WebCode.TEMPLATE_WRONG, HubCode.CONFIG_WRONG_TYPE);
        assertThat(context.problems())
                .extracting(problem -> problem.place().pointer())
                .contains("/operations/a/url");
        context.problems().clear();
        assertThat(context.source(new RestSourceType(), "{'system': 'peer', 'operation': 'nope'}"))
                .isEmpty();
        assertThat(context.problems().getFirst().code()).isEqualTo(WebCode.OPERATION_UNKNOWN);
        assertThat(context.problems().getFirst().fix()).isEqualTo("there are list");
    }
}
