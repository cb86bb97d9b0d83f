package io.perseid.api;

import static io.perseid.http.Method.GET;
import static io.perseid.http.Route.route;

import io.perseid.entity.DictBuilder;
import io.perseid.entity.DictValue;
import io.perseid.entity.StringValue;
import io.perseid.http.Answer;
import io.perseid.http.Call;
import io.perseid.http.Parameters;
import io.perseid.http.Route;
import io.perseid.hub.Hub;
import io.perseid.hub.Publication;
import io.perseid.hub.PublishRequest;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;

/** What pipes publish, in the form their sink has. */
final class PublisherRoutes {
    private static final Set<String> OURS = Set.of("since", "limit", "subset");

    private final Hub hub;

    PublisherRoutes(Hub hub) {
        this.hub = hub;
    }

    List<Route> list() {
        return List.of(
                route(
                        GET,
                        "/api/publishers/{pipe}/{form}",
                        "What a pipe publishes; the form is `entities` or `csv`. Other parameters are its rules' `_B`.",
                        "since limit",
                        this::publish),
                route(
                        GET,
                        "/api/publishers/{pipe}/{form}/{filename}",
                        "The same, under a file's name.",
                        "since limit",
                        this::publish));
    }

    private Answer publish(Call call) {
        var query = call.query();
        var request = new PublishRequest(
                call.part("form"), Since.of(query, "since"), query.number("limit", Long.MAX_VALUE, 0), others(query));
        return answer(hub.publish(call.part("pipe"), request));
    }

    /** Writes what has been opened, as fast as the client takes it, and closes it. */
    static Answer answer(Publication publication) {
        var answer = Answer.stream(publication.contentType(), new Publishing(publication));
        for (var header : publication.headers().entrySet()) {
            answer = answer.with(header.getKey(), header.getValue());
        }
        var disposition = publication.contentDisposition();
        return disposition.isEmpty() ? answer : answer.with("Content-Disposition", disposition.get());
    }

    private static DictValue others(Parameters query) {
        var others = new DictBuilder();
        for (String name : query.names()) {
            if (!OURS.contains(name)) {
                others.put(name, new StringValue(query.required(name)));
            }
        }
        return others.build();
    }

    private record Publishing(Publication publication) implements Answer.Body {
        @Override
        public void writeTo(OutputStream out) {
            publication.writeTo(out);
        }

        @Override
        public void close() {
            publication.close();
        }
    }
}
