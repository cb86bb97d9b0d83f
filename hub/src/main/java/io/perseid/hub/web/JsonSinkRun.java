package io.perseid.hub.web;

import io.perseid.entity.JsonEntityWriter;
import io.perseid.hub.Item;
import io.perseid.hub.SinkRun;
import io.perseid.hub.WriteResult;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * One sequence of pushes. A request that failed is sent again under the same number; a receiver that had taken it answers 409,
 * the run fails, and the next one begins a new sequence. The end of a full sequence is an empty request with {@code is_last}.
 */
final class JsonSinkRun implements SinkRun {
    private final WebSystem system;
    private final URI uri;
    private final JsonSink.Pushing pushing;
    private final String sequence;
    private final boolean full;
    private int accepted;

    JsonSinkRun(WebSystem system, URI uri, JsonSink.Pushing pushing, String sequence, boolean full) {
        this.system = system;
        this.uri = uri;
        this.pushing = pushing;
        this.sequence = sequence;
        this.full = full;
    }

    @Override
    public WriteResult write(List<Item> batch) {
        List<Item> kept = batch.stream().filter(item -> !item.filtered()).toList();
        for (int from = 0; from < kept.size(); from += pushing.batchSize()) {
            push(kept.subList(from, Math.min(kept.size(), from + pushing.batchSize())), false);
        }
        long deleted = kept.stream().filter(item -> item.entity().isDeleted()).count();
        return new WriteResult(kept.size(), 0, deleted, batch.size() - kept.size());
    }

    @Override
    public void finish() {
        if (full) {
            push(List.of(), true);
        }
    }

    private void push(List<Item> items, boolean last) {
        Request request = Request.post(at(last), "application/json", pushing.headers(), body(items));
        system.ask(request).close();
        accepted++;
    }

    private URI at(boolean last) {
        List<String> parameters = new ArrayList<>();
        parameters.add("sequence_id=" + sequence);
        parameters.add("is_full=" + full);
        parameters.add("request_id=" + (accepted + 1));
        if (accepted > 0) {
            parameters.add("previous_request_id=" + accepted);
        }
        if (full) {
            parameters.add("is_first=" + (accepted == 0));
            parameters.add("is_last=" + last);
        }
        String text = uri.toString();
        return URI.create(text + (text.indexOf('?') < 0 ? "?" : "&") + String.join("&", parameters));
    }

    private byte[] body(List<Item> items) {
        var bytes = new ByteArrayOutputStream();
        try (JsonEntityWriter writer = JsonEntityWriter.open(bytes, pushing.form())) {
            items.forEach(item -> writer.write(item.entity()));
        }
        return bytes.toByteArray();
    }
}
