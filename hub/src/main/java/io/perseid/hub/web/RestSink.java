package io.perseid.hub.web;

import io.perseid.entity.DictValue;
import io.perseid.entity.Entity;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.fault.Fault;
import io.perseid.hub.Item;
import io.perseid.hub.RunStart;
import io.perseid.hub.Sink;
import io.perseid.hub.SinkRun;
import io.perseid.hub.WriteResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks a service one operation for each entity. The entity says which: its {@code operation}, {@code properties} and {@code
 * payload} stand before those of the sink, and these before those of the operation.
 */
final class RestSink implements Sink {
    private final WebSystem system;
    private final RestOperations operations;
    private final Optional<String> standard;
    private final DictValue overriding;

    RestSink(WebSystem system, RestOperations operations, Optional<String> standard, DictValue overriding) {
        this.system = system;
        this.operations = operations;
        this.standard = standard;
        this.overriding = overriding;
    }

    @Override
    public SinkRun begin(RunStart start) {
        return this::write;
    }

    private WriteResult write(List<Item> batch) {
        long deleted = 0;
        long filtered = 0;
        for (Item item : batch) {
            if (item.filtered()) {
                filtered++;
            } else {
                send(item.entity());
                deleted += item.entity().isDeleted() ? 1 : 0;
            }
        }
        return new WriteResult(batch.size() - filtered, 0, deleted, filtered);
    }

    private void send(Entity entity) {
        DictValue given = entity.properties();
        RestOperation operation = operation(entity).with(overriding);
        var call = new RestCall(system, operation);
        Map<String, @Nullable Object> values = new HashMap<>();
        given.forEach((name, value) -> values.put(name, Jinja.plain(value)));
        values.put("_id", entity.id().value());
        values.put("_deleted", entity.isDeleted());
        values.put("entity", new HashMap<>(values));
        values.put(
                "properties",
                Jinja.plain(given.has("properties") ? given.get("properties") : operation.value("properties")));
        // what an entity brings is data, not a template
        boolean own = given.has("payload");
        Value payload = own ? given.get("payload") : operation.value("payload");
        RestCall.Ready ready = call.prepare(values, Optional.empty(), RestCall.Extra.NONE, payload, own);
        RestCall.Result result = call.send(ready);
        values.put("body", Jinja.plain(result.body()));
        values.put("response_headers", result.headers());
        String error = Jinja.fill(operation.text("error_expression"), values).strip();
        if (!error.isEmpty()) {
            throw system.faults()
                    .found(
                            WebCode.STATUS_REFUSED,
                            "the answer says that something is wrong",
                            ready.request().uri(),
                            "entity",
                            entity.id().value(),
                            "said",
                            error);
        }
    }

    private RestOperation operation(Entity entity) {
        Optional<String> named =
                entity.properties().get("operation") instanceof StringValue text ? Optional.of(text.value()) : standard;
        return named.flatMap(operations::find)
                .orElseThrow(() -> new Fault(
                        WebCode.ENTITY_WRONG,
                        "an entity names no operation that there is",
                        "system",
                        system.id(),
                        "entity",
                        entity.id().value(),
                        "wanted",
                        String.join(",", operations.names()),
                        "found",
                        named.orElse("none")));
    }
}
