package io.perseid.hub.web;

import io.perseid.entity.JsonEntityReader;
import io.perseid.entity.NullValue;
import io.perseid.entity.Sourced;
import io.perseid.entity.Value;
import io.perseid.fault.Fault;
import io.perseid.hub.PlainJson;
import io.perseid.hub.Reader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads entities as they come in. With a page size it asks again from the last entity's token until a page is not full. Not
 * thread-safe.
 */
final class JsonReader implements Reader {
    private final WebSystem system;
    private final JsonSource.Asking asking;
    private Value since;
    private Optional<HttpHeaders> headers = Optional.empty();
    private @Nullable JsonEntityReader page;
    private int inPage;
    private boolean ended;

    JsonReader(WebSystem system, JsonSource.Asking asking, Optional<Value> since) {
        this.system = system;
        this.asking = asking;
        this.since = since.orElse(NullValue.NULL);
    }

    /** Sends the request for the next page. */
    void ask() {
        InputStream body;
        if (system.file(asking.url()).isPresent()) {
            body = system.open(asking.url());
        } else {
            Answer answer = system.ask(Request.get(uri(), accepting()));
            Optional<HttpHeaders> before = headers;
            headers = Optional.of(answer.headers());
            if (before.isPresent() && !generation(before.get()).equals(generation(answer.headers()))) {
                answer.close();
                throw system.faults()
                        .found(WebCode.BODY_BROKEN, "the dataset was made anew while it was read", answer.uri());
            }
            body = answer.body();
        }
        inPage = 0;
        page = JsonEntityReader.open(body, asking.form());
    }

    private Map<String, String> accepting() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("Accept", "application/json");
        all.putAll(asking.headers());
        return all;
    }

    private URI uri() {
        var url = new StringBuilder(system.uri(asking.url()).toString());
        if (!since.isNull()) {
            parameter(url, "since", PlainJson.text(since));
        }
        asking.pageSize().ifPresent(size -> parameter(url, "limit", size.toString()));
        asking.subset().ifPresent(subset -> parameter(url, "subset", subset));
        return URI.create(url.toString());
    }

    private static void parameter(StringBuilder url, String name, String value) {
        url.append(url.indexOf("?") < 0 ? '?' : '&').append(name).append('=');
        url.append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    @Override
    public List<Sourced> nextBatch(int max) {
        List<Sourced> batch = new ArrayList<>();
        while (!ended && batch.size() < max) {
            Optional<Sourced> next = next(page);
            if (next.isPresent()) {
                inPage++;
                since = next.get().updated().isNull() ? since : next.get().updated();
                batch.add(next.get());
            } else {
                turn(batch);
            }
        }
        return batch;
    }

    private Optional<Sourced> next(@Nullable JsonEntityReader from) {
        try {
            return from == null ? Optional.empty() : from.next();
        } catch (Fault e) {
            if (e.getCause() instanceof IOException broken) {
                throw system.broken(asking.url(), broken);
            }
            boolean cut = e.code().id().equals("json-truncated");
            throw system.failure(
                    asking.url(),
                    cut ? WebCode.BODY_BROKEN : WebCode.BODY_NOT_JSON,
                    cut ? "the answer ended before its end" : "the answer is not an array of entities",
                    e);
        }
    }

    /** At the end of a page: the next one if this one was full. */
    private void turn(List<Sourced> batch) {
        boolean full =
                asking.pageSize().isPresent() && inPage >= asking.pageSize().get();
        close();
        if (!full || system.file(asking.url()).isPresent()) {
            ended = true;
            return;
        }
        if (since.isNull()) {
            throw system.faults()
                    .found(
                            WebCode.PAGE_WITHOUT_TOKEN,
                            "a page is full, and its entities have no `_updated` to ask for the next one; remove `page_size`",
                            system.uri(asking.url()),
                            "page_size",
                            asking.pageSize().orElse(0),
                            "read",
                            batch.size());
        }
        ask();
    }

    @Override
    public Optional<Boolean> populated() {
        return headers.flatMap(all -> all.firstValue("X-Dataset-Populated")).map(Boolean::parseBoolean);
    }

    @Override
    public Optional<String> generation() {
        return headers.map(JsonReader::generation).filter(name -> !name.isEmpty());
    }

    /** A dataset restored from a backup counts as another one: what came after the backup is gone from it. */
    private static String generation(HttpHeaders headers) {
        String generation = headers.firstValue("X-Dataset-Generation").orElse("");
        return headers.firstValue("X-Dataset-Restore-Uuid")
                .filter(uuid -> !uuid.isBlank())
                .map(uuid -> generation + "+" + uuid)
                .orElse(generation);
    }

    @Override
    public void close() {
        if (page != null) {
            page.close();
        }
        page = null;
    }
}
