package io.perseid.hub.web;

import io.perseid.entity.BooleanValue;
import io.perseid.entity.DictValue;
import io.perseid.entity.Entity;
import io.perseid.entity.EntityId;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.ListValue;
import io.perseid.entity.NullValue;
import io.perseid.entity.Sourced;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.hub.PlainJson;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes entities of an answer: finds them, gives them ids and tokens, puts them where the configuration wants them. */
final class RestEntities {
    private final WebSystem system;
    private final RestOperation operation;
    private final boolean contentType;

    RestEntities(WebSystem system, RestOperation operation, boolean contentType) {
        this.system = system;
        this.operation = operation;
        this.contentType = contentType;
    }

    /**
     * The entities in the answer.
     *
     * @param known what templates may ask of the request and the answer
     */
    List<Sourced> of(RestCall.Result result, Map<String, @Nullable Object> known, URI uri) {
        String error = Jinja.fill(operation.text("error_expression"), known).strip();
        if (!error.isEmpty()) {
            throw system.faults()
                    .found(
                            WebCode.STATUS_REFUSED,
                            "the answer says that something is wrong",
                            uri,
                            "status",
                            result.status(),
                            "said",
                            error);
        }
        if (result.ignored() || result.body().isNull()) {
            return List.of();
        }
        Value found = result.json() ? RestCall.at(result.body(), operation.text("payload_property")) : result.body();
        List<Value> all = switch (found) {
            case NullValue _ -> List.of();
            case ListValue list -> list.items();
            default -> List.of(found);
        };
        List<Sourced> entities = new ArrayList<>();
        for (Value one : all) {
            entities.add(entity(one, result, known, uri));
        }
        return entities;
    }

    private Sourced entity(Value found, RestCall.Result result, Map<String, @Nullable Object> known, URI uri) {
        DictValue dict = found instanceof DictValue properties ? properties : DictValue.EMPTY;
        Map<String, @Nullable Object> values = new HashMap<>(known);
        dict.forEach((name, value) -> values.putIfAbsent(name, Jinja.plain(value)));
        values.put("entity", Jinja.plain(found));
        String id =
                dict.has("_id") ? PlainJson.text(dict.get("_id")) : Jinja.fill(operation.text("id_expression"), values);
        if (id.isEmpty()) {
            throw system.faults()
                    .found(
                            WebCode.RESULT_WRONG,
                            "an entity of the answer has no `_id`, and `id_expression` gives it none",
                            uri,
                            "found",
                            system.faults().clean(abbreviated(PlainJson.write(found))));
        }
        Entity entity = Entity.of(new EntityId(id), properties(found, dict, result));
        boolean deleted = dict.get("_deleted").equals(BooleanValue.TRUE);
        return new Sourced(entity.withDeleted(deleted), token(dict, values));
    }

    private DictValue properties(Value found, DictValue dict, RestCall.Result result) {
        String property = operation.text("response_property");
        Map<String, Value> properties = new LinkedHashMap<>();
        if (property.isEmpty() && found instanceof DictValue) {
            dict.forEach(properties::put);
        } else {
            properties.put(property.isEmpty() ? "response" : property, found);
        }
        String headers = operation.text("response_headers_property");
        if (!headers.isEmpty()) {
            Map<String, Value> all = new LinkedHashMap<>();
            result.headers().forEach((name, value) -> all.put(name, new StringValue(value)));
            properties.put(headers, DictValue.of(all));
        }
        String status = operation.text("response_status_property");
        if (!status.isEmpty()) {
            properties.put(status, IntegerValue.of(result.status()));
        }
        if (contentType) {
            properties.put("content-type", new StringValue(result.headers().getOrDefault("content-type", "")));
        }
        return DictValue.of(properties);
    }

    /** A token that looks like a whole number is one, so that tokens compare as numbers. */
    private Value token(DictValue dict, Map<String, @Nullable Object> values) {
        if (dict.has("_updated")) {
            return dict.get("_updated");
        }
        String token = Jinja.fill(operation.text("updated_expression"), values).strip();
        if (token.isEmpty()) {
            return NullValue.NULL;
        }
        return token.matches("0|[1-9]\\d{0,17}") ? IntegerValue.of(Long.parseLong(token)) : new StringValue(token);
    }

    private static String abbreviated(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200) + "…";
    }
}
