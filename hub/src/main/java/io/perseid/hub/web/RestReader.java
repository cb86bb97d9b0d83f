package io.perseid.hub.web;

import io.perseid.entity.Sourced;
import io.perseid.entity.Value;
import io.perseid.hub.PlainJson;
import io.perseid.hub.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Reads answer after answer until one of the operation's ways to end; holds one answer at a time. Not thread-safe. */
final class RestReader implements Reader {
    private final RestOperation operation;
    private final RestCall call;
    private final RestEntities entities;
    private final Value since;
    private final Queue<Sourced> waiting = new ArrayDeque<>();
    private Map<String, @Nullable Object> values = new HashMap<>();
    private Optional<RestCall.Ready> next;
    private String lastLink = "";
    private int page;

    RestReader(WebSystem system, RestOperation operation, Value since, RestEntities entities) {
        this.operation = operation;
        this.call = new RestCall(system, operation);
        this.entities = entities;
        this.since = since;
        values.put("properties", Jinja.plain(operation.value("properties")));
        values.put("page_size", Jinja.plain(operation.value("page_size")));
        if (!since.isNull()) {
            values.put("since", Jinja.plain(since));
        }
        this.next = Optional.of(prepare(Optional.empty()));
    }

    private RestCall.Ready prepare(Optional<String> link) {
        values.put("page", page);
        values.put("is_first_page", page == 0);
        return call.prepare(values, link, sent(), operation.value("payload"), false);
    }

    /** The token, where the operation doesn't send it by its own templates. */
    private RestCall.Extra sent() {
        String where = operation.text("since_property_location");
        if (since.isNull()
                || where.equals("manual")
                || operation.text("url").matches("(?s).*\\{.*\\bsince\\b.*\\}.*")) {
            return RestCall.Extra.NONE;
        }
        Map<String, String> token = Map.of(operation.text("since_property_name"), PlainJson.text(since));
        return where.equals("header") ? new RestCall.Extra(Map.of(), token) : new RestCall.Extra(token, Map.of());
    }

    /** Sends the request for the next page, and keeps what it brings. */
    void ask() {
        RestCall.Ready ready = next.orElseThrow();
        RestCall.Result result = call.send(ready);
        Map<String, @Nullable Object> known = new HashMap<>(values);
        known.put("url", ready.request().uri().toString());
        known.put("params", ready.params());
        known.put("request_params", ready.params());
        known.put("requests_params", ready.params());
        known.put("request_headers", ready.request().headers());
        known.put("body", Jinja.plain(result.body()));
        known.put("headers", result.headers());
        known.put("response_headers", result.headers());
        List<Sourced> found = entities.of(result, known, ready.request().uri());
        waiting.addAll(found);
        next = result.ignored() ? Optional.empty() : following(ready, known, found.isEmpty());
    }

    private Optional<RestCall.Ready> following(
            RestCall.Ready ready, Map<String, @Nullable Object> known, boolean empty) {
        String template = operation.text("next_page_link");
        if (template.isEmpty() || (empty && operation.ends("empty-result"))) {
            return Optional.empty();
        }
        String link = Jinja.fill(template, known).strip();
        boolean none = link.isEmpty() || link.equals("None") || link.equals("null");
        if ((none && operation.ends("next-page-link-empty"))
                || (link.equals(lastLink) && operation.ends("same-next-page-link"))) {
            return Optional.empty();
        }
        lastLink = link;
        page++;
        values = new HashMap<>(values);
        values.put("previous_body", known.get("body"));
        values.put("previous_headers", known.get("response_headers"));
        values.put("previous_params", ready.params());
        values.put("previous_request_headers", ready.request().headers());
        RestCall.Ready following = prepare(none ? Optional.empty() : Optional.of(link));
        return following.sameAs(ready) && operation.ends("same-next-page-request")
                ? Optional.empty()
                : Optional.of(following);
    }

    @Override
    public List<Sourced> nextBatch(int max) {
        while (waiting.isEmpty() && next.isPresent()) {
            ask();
        }
        List<Sourced> batch = new ArrayList<>();
        while (!waiting.isEmpty() && batch.size() < max) {
            batch.add(waiting.remove());
        }
        return batch;
    }
}
