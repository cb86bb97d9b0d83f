package io.perseid.http;

import static io.perseid.http.Method.DELETE;
import static io.perseid.http.Method.GET;
import static io.perseid.http.Method.HEAD;
import static io.perseid.http.Method.OPTIONS;
import static io.perseid.http.Method.POST;
import static io.perseid.http.Route.route;
import static org.assertj.core.api.Assertions.assertThat;

import io.perseid.fault.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoutesTest {
    private final Routes routes = new Routes(List.of(
            route(GET, "/things", "", _ -> Answer.json("[]")),
            route(GET, "/things/special", "", _ -> Answer.json("special")),
            route(GET, "/things/{thing}", "", call -> Answer.json(call.part("thing"))),
            route(DELETE, "/things/{thing}", "", _ -> Answer.empty(204)),
            route(GET, "/files/{path*}", "", call -> Answer.json(call.part("path"))),
            route(POST, "/fails", "", _ -> {
                throw new Fault(HttpCode.OVERLOADED, "too much", "limit", 3);
            }),
            route(POST, "/breaks", "", _ -> {
                throw new IllegalStateException("secret detail");
            })));

    @Test
    void aBraceStandsForOneSegmentAndIsDecoded() {
        assertThat(text(GET, "/things/a%2Fb%20c+d")).isEqualTo("a/b c+d");
    }

    @Test
    void aStarredBraceStandsForTheRest() {
        assertThat(text(GET, "/files/a/b.js")).isEqualTo("a/b.js");
    }

    @Test
    void ofTwoRoutesThatFitTheFirstIsTaken() {
        assertThat(text(GET, "/things/special")).isEqualTo("special");
    }

    @Test
    void aSlashAtTheEndIsAsNone() {
        assertThat(text(GET, "/things/")).isEqualTo("[]");
    }

    @Test
    void headIsAnsweredByGet() {
        assertThat(routes.answer(Call.of(HEAD, "/things")).status()).isEqualTo(200);
    }

    @Test
    void optionsNamesTheVerbs() {
        var answer = routes.answer(Call.of(OPTIONS, "/things/x"));
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.headers()).containsEntry("Allow", "DELETE, GET");
    }

    @Test
    void anUnknownPathIsAProblemThatNamesIt() {
        var answer = routes.answer(Call.of(GET, "/nothing"));
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.headers()).containsEntry("Content-Type", "application/problem+json");
        assertThat(text(answer)).contains("\"code\":\"route-unknown\"", "/nothing");
    }

    @Test
    void anotherVerbIsAProblemThatNamesTheVerbsThereAre() {
        var answer = routes.answer(Call.of(POST, "/things/x"));
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.headers()).containsEntry("Allow", "DELETE, GET");
    }

    @Test
    void aFaultBecomesAProblemWithItsFacts() {
        var answer = routes.answer(Call.of(POST, "/fails"));
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.headers()).containsEntry("Retry-After", "1");
        assertThat(text(answer))
                .contains(
                        "\"type\":\"urn:perseid:problem:overloaded\"",
                        "\"title\":\"too much\"",
                        "\"status\":429",
                        "\"facts\":{\"limit\":\"3\"}",
                        "\"request_id\":\"inside\"");
    }

    @Test
    void whatIsNotAFaultShowsNoDetailToTheClient() {
        var answer = routes.answer(Call.of(POST, "/breaks"));
        assertThat(answer.status()).isEqualTo(500);
        assertThat(text(answer)).contains("\"code\":\"unexpected\"").doesNotContain("secret detail");
    }

    @Test
    void aBrokenPercentEscapeIsTheCallersFault() {
        assertThat(routes.answer(Call.of(GET, "/things/%zz")).status()).isEqualTo(400);
    }

    private String text(Method method, String path) {
        return text(routes.answer(Call.of(method, path)));
    }

    private static String text(Answer answer) {
        var out = new ByteArrayOutputStream();
        try {
            answer.body().writeTo(out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
