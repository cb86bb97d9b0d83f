package io.perseid.hub;

import io.perseid.entity.DictBuilder;
import io.perseid.entity.DictValue;
import io.perseid.entity.JsonNode;
import io.perseid.fault.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Holds an object of the configuration against the schema of its type. */
final class SchemaCheck {
    private SchemaCheck() {}

    /**
     * Reports every mistake in the object.
     *
     * @param what the object in words: {@code a source of type csv}
     * @return the object with its defaults; what has the wrong form is as if it were not given
     */
    static Settings check(JsonNode object, Schema schema, String what, Problems problems) {
        return check(object, object, schema, what, problems);
    }

    /**
     * Reports every mistake in an object with secrets.
     *
     * @param shown the same object without them, for the messages
     */
    static Settings check(JsonNode object, JsonNode shown, Schema schema, String what, Problems problems) {
        Map<String, JsonNode> given = new LinkedHashMap<>();
        object.members().forEach((name, member) -> {
            if (!member.isNull()
                    && known(object, name, schema, what, problems)
                    && fits(name, member, shown.member(name).orElse(member), schema, problems)) {
                given.put(name, member);
            }
        });
        for (Property property : schema.properties()) {
            if (property.required()
                    && object.member(property.name())
                            .filter(member -> !member.isNull())
                            .isEmpty()) {
                problems.error(
                        HubCode.CONFIG_MISSING_PROPERTY,
                        object.place(),
                        what + " needs the property '" + property.name() + "'",
                        "add '" + property.name() + "', " + property.form().wanted());
            }
        }
        return new Settings(object.place(), given, effective(given, schema));
    }

    private static boolean known(JsonNode object, String name, Schema schema, String what, Problems problems) {
        var property = schema.find(name);
        if (property.isPresent()) {
            if (!property.get().works()) {
                problems.warning(
                        HubCode.CONFIG_WITHOUT_EFFECT,
                        object.namePlace(name),
                        "the property '" + name + "' has no effect yet",
                        "");
            }
            return true;
        }
        if (!name.startsWith("$") && !name.startsWith("_")) {
            unknown(object.namePlace(name), name, schema, what, problems);
        }
        return false;
    }

    /** A name close to a known one is a slip of the pen and stops the component; others may be somebody's notes. */
    private static void unknown(Place place, String name, Schema schema, String what, Problems problems) {
        List<String> names = new ArrayList<>();
        schema.properties().forEach(property -> names.add(property.name()));
        String message = what + " has no property '" + name + "'";
        if (Words.nearest(name, names).isPresent()) {
            problems.error(HubCode.CONFIG_UNKNOWN_PROPERTY, place, message, Words.suggestion(name, names));
        } else {
            problems.warning(
                    HubCode.CONFIG_UNKNOWN_PROPERTY, place, message, "it is ignored; " + Words.suggestion(name, names));
        }
    }

    private static boolean fits(String name, JsonNode member, JsonNode shown, Schema schema, Problems problems) {
        Form form = schema.find(name).orElseThrow().form();
        if (member.isString() && member.text().contains("$ENV(")) {
            return false; // a variable that is not set, which was told already
        }
        var refusal = form.refusal(member.value(), shown.value());
        refusal.ifPresent(words -> problems.error(
                HubCode.CONFIG_WRONG_TYPE,
                member.place(),
                "the property '" + name + "' has the wrong form: " + words,
                shown.isString() && !form.words().isEmpty() ? Words.suggestion(shown.text(), form.words()) : ""));
        return refusal.isEmpty();
    }

    private static DictValue effective(Map<String, JsonNode> given, Schema schema) {
        var dict = new DictBuilder();
        for (Property property : schema.properties()) {
            JsonNode member = given.get(property.name());
            if (member != null) {
                dict.put(property.name(), member.value());
            } else {
                property.standard().ifPresent(value -> dict.put(property.name(), value));
            }
        }
        return dict.build();
    }
}
