package io.perseid.cli;

import io.perseid.entity.JsonNode;
import io.perseid.entity.Value;
import io.perseid.fault.Fault;
import io.perseid.fault.Place;
import io.perseid.repl.Origin;
import java.util.List;
import java.util.Optional;

/** A node as a place that entities and rules to try things out on come from. */
record NodeOrigin(NodeClient client) implements Origin {
    private static final String NOT_FOUND = "404";

    /** The node at an address. */
    static Origin of(String address) {
        return new NodeOrigin(NodeOptions.at(address));
    }

    @Override
    public String name() {
        return client.address().toString();
    }

    @Override
    public List<JsonNode> entities(String dataset, int most) {
        return json(client.get("/api/datasets/%s/entities?limit=%d".formatted(NodeClient.escaped(dataset), most)))
                .items();
    }

    @Override
    public Optional<JsonNode> entity(String dataset, String id) {
        try {
            return Optional.of(json(client.get("/api/datasets/%s/entity?entity_id=%s"
                    .formatted(NodeClient.escaped(dataset), NodeClient.escaped(id)))));
        } catch (Fault fault) {
            if (NOT_FOUND.equals(fault.facts().get("status"))) {
                return Optional.empty();
            }
            throw fault;
        }
    }

    @Override
    public JsonNode pipe(String id) {
        return json(client.get("/api/pipes/%s/config".formatted(NodeClient.escaped(id))));
    }

    private static JsonNode json(Value value) {
        return JsonNode.of(value, Place.UNKNOWN);
    }
}
