package io.perseid.hub.web;

import io.perseid.entity.DictValue;
import io.perseid.entity.JsonNode;
import io.perseid.entity.Value;
import io.perseid.hub.BuildContext;
import io.perseid.hub.HubCode;
import io.perseid.hub.Property;
import io.perseid.hub.Schema;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Checks an object within a component's configuration against a schema. */
final class ObjectCheck {
    private ObjectCheck() {}

    /** The object with its defaults; empty if problems were reported. */
    static Optional<DictValue> read(JsonNode node, Schema schema, String what, BuildContext context) {
        boolean right = true;
        if (!node.isDict()) {
            context.error(HubCode.CONFIG_WRONG_TYPE, node.place(), "wanted " + what + ", an object", "");
            return Optional.empty();
        }
        Map<String, Value> values = new LinkedHashMap<>();
        schema.properties()
                .forEach(property -> property.standard().ifPresent(value -> values.put(property.name(), value)));
        for (Map.Entry<String, JsonNode> member : node.members().entrySet()) {
            Optional<Property> property = schema.find(member.getKey());
            Value value = member.getValue().value();
            if (property.isEmpty()) {
                context.error(
                        HubCode.CONFIG_UNKNOWN_PROPERTY,
                        node.namePlace(member.getKey()),
                        what + " has no `" + member.getKey() + "`",
                        "it may have "
                                + String.join(
                                        ", ",
                                        schema.properties().stream()
                                                .map(Property::name)
                                                .toList()));
                right = false;
            } else if (!value.isNull() && !property.get().form().test().test(value)) {
                context.error(
                        HubCode.CONFIG_WRONG_TYPE,
                        member.getValue().place(),
                        "wanted " + property.get().form().wanted() + " in `" + member.getKey() + "`",
                        "");
                right = false;
            } else if (!value.isNull()) {
                values.put(member.getKey(), value);
            }
        }
        for (Property property : schema.properties()) {
            if (property.required()
                    && node.member(property.name())
                            .filter(given -> !given.isNull())
                            .isEmpty()) {
                context.error(
                        HubCode.CONFIG_MISSING_PROPERTY, node.place(), what + " needs `" + property.name() + "`", "");
                right = false;
            }
        }
        return right ? Optional.of(DictValue.of(values)) : Optional.empty();
    }
}
