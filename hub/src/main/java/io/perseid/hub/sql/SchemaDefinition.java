package io.perseid.hub.sql;

import io.perseid.entity.DecimalValue;
import io.perseid.entity.FloatValue;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.JsonNode;
import io.perseid.entity.Value;
import io.perseid.hub.BuildContext;
import io.perseid.hub.HubCode;
import io.perseid.hub.Settings;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the `schema_definition` of a sink and reports everything wrong with it. */
final class SchemaDefinition {
    private static final Set<String> PROPERTIES = Set.of(
            "source_property",
            "name",
            "type",
            "max_size",
            "max_value",
            "min_size",
            "min_value",
            "precision",
            "scale",
            "allow_null",
            "primary_key",
            "index",
            "default");
    private static final Set<String> TYPES = Set.of(
            "string", "integer", "decimal", "float", "binary", "datetime", "date", "time", "uuid", "boolean", "json");

    private final JsonNode node;
    private final BuildContext context;
    private boolean wrong;

    private SchemaDefinition(JsonNode node, BuildContext context) {
        this.node = node;
        this.context = context;
    }

    /** The columns; none if there is no definition, empty if a problem was reported. */
    static Optional<List<ColumnDefinition>> read(Settings settings, BuildContext context) {
        List<ColumnDefinition> columns = new ArrayList<>();
        boolean wrong = false;
        List<JsonNode> items = settings.has("schema_definition")
                ? JsonNode.of(settings.value("schema_definition"), settings.place("schema_definition"))
                        .items()
                : List.of();
        for (JsonNode item : items) {
            var definition = new SchemaDefinition(item, context);
            columns.add(definition.column());
            wrong |= definition.wrong;
        }
        return wrong ? Optional.empty() : Optional.of(columns);
    }

    private ColumnDefinition column() {
        for (Map.Entry<String, JsonNode> member : node.members().entrySet()) {
            if (!PROPERTIES.contains(member.getKey())) {
                error(HubCode.CONFIG_UNKNOWN_PROPERTY, member.getValue(), "there is no `" + member.getKey() + "` here");
            }
        }
        String name = text("name");
        if (name.isEmpty()) {
            error(HubCode.CONFIG_MISSING_PROPERTY, node, "wanted `name`, the column, found none");
        }
        String source = text("source_property");
        String type = text("type");
        if (!TYPES.contains(type)) {
            error(
                    HubCode.CONFIG_WRONG_TYPE,
                    node.member("type").orElse(node),
                    "wanted one of " + TYPES.stream().sorted().toList() + ", found \"" + type + "\"");
        }
        return new ColumnDefinition(
                source.isEmpty() ? name : source,
                name,
                type,
                number("min_value").or(() -> number("min_size")),
                number("max_value").or(() -> number("max_size")),
                number("precision").map(BigInteger::intValue),
                number("scale").map(BigInteger::intValue),
                flag("allow_null", true),
                flag("primary_key", false),
                flag("index", false),
                node.member("default").filter(given -> !given.isNull()).map(JsonNode::value));
    }

    private String text(String property) {
        Optional<JsonNode> given = node.member(property).filter(value -> !value.isNull());
        if (given.isPresent() && !given.get().isString()) {
            error(HubCode.CONFIG_WRONG_TYPE, given.get(), "wanted a string in `" + property + "`");
            return "";
        }
        return given.map(JsonNode::text).orElse("");
    }

    private boolean flag(String property, boolean standard) {
        Optional<JsonNode> given = node.member(property).filter(value -> !value.isNull());
        if (given.isPresent() && !given.get().isBoolean()) {
            error(HubCode.CONFIG_WRONG_TYPE, given.get(), "wanted true or false in `" + property + "`");
            return standard;
        }
        return given.flatMap(JsonNode::asBoolean).orElse(standard);
    }

    /** A whole number; the bounds of other numbers are rounded to one. */
    private Optional<BigInteger> number(String property) {
        Optional<JsonNode> given = node.member(property).filter(value -> !value.isNull());
        if (given.isEmpty()) {
            return Optional.empty();
        }
        Value value = given.get().value();
        return switch (value) {
            case IntegerValue number -> Optional.of(number.bigValue());
            case DecimalValue number -> Optional.of(number.value().toBigInteger());
            case FloatValue number
            when Double.isFinite(number.value()) ->
                Optional.of(java.math.BigDecimal.valueOf(number.value()).toBigInteger());
            default -> {
                // bounds of dates and texts say nothing about the column's type
                boolean bound = property.endsWith("_value");
                if (!bound) {
                    error(HubCode.CONFIG_WRONG_TYPE, given.get(), "wanted a number in `" + property + "`");
                }
                yield Optional.empty();
            }
        };
    }

    private void error(HubCode code, JsonNode at, String message) {
        wrong = true;
        context.error(code, at.place(), message, "");
    }
}
