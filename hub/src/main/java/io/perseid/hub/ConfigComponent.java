package io.perseid.hub;

import io.perseid.entity.JsonNode;
import io.perseid.fault.Place;
import java.util.Optional;

/**
 * One pipe, one system or the metadata of the node, as given.
 *
 * @param file the file it is kept in: {@code pipes/person.conf.json}
 * @param listed whether the file holds a list of components
 * @param node its JSON, with the places in the text it was read from
 */
public record ConfigComponent(String file, boolean listed, JsonNode node) {
    /** What a component is. */
    enum Sort {
        PIPE,
        SYSTEM,
        METADATA,
        UNKNOWN
    }

    /** A component with a file of its own, named after its id. */
    public static ConfigComponent of(JsonNode node) {
        String id = node.member("_id").flatMap(JsonNode::asString).orElse("unnamed");
        String file = switch (sort(node)) {
            case METADATA -> "node-metadata.conf.json";
            case SYSTEM -> "systems/" + fileName(id);
            case PIPE, UNKNOWN -> "pipes/" + fileName(id);
        };
        return new ConfigComponent(file, false, node);
    }

    private static String fileName(String id) {
        return id.replaceAll("[^A-Za-z0-9._-]", "_") + ".conf.json";
    }

    /** Its id; empty if it has none. */
    public Optional<String> id() {
        return node.member("_id").flatMap(JsonNode::asString);
    }

    /** Its type; empty if it has none. */
    Optional<String> type() {
        return node.member("type").flatMap(JsonNode::asString);
    }

    /** Where it stands. */
    Place place() {
        return node.place();
    }

    /** What it is, by its type. */
    Sort sort() {
        return sort(node);
    }

    private static Sort sort(JsonNode node) {
        String type = node.member("type").flatMap(JsonNode::asString).orElse("");
        if (type.startsWith("system:")) {
            return Sort.SYSTEM;
        }
        return switch (type) {
            case "pipe" -> Sort.PIPE;
            case "metadata" -> Sort.METADATA;
            default -> Sort.UNKNOWN;
        };
    }
}
