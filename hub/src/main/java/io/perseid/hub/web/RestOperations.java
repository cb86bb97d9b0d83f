package io.perseid.hub.web;

import io.perseid.entity.DictValue;
import io.perseid.entity.JsonNode;
import io.perseid.entity.Value;
import io.perseid.fault.Place;
import io.perseid.hub.BuildContext;
import io.perseid.hub.HubCode;
import io.perseid.hub.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The operations of a system, or of a pipe, by name. */
record RestOperations(Map<String, RestOperation> byName) {
    /** None at all. */
    static final RestOperations NONE = new RestOperations(Map.of());

    RestOperations {
        byName = Map.copyOf(byName);
    }

    /** Reads the `operations` of the settings; empty if problems were reported. */
    static Optional<RestOperations> read(Settings settings, DictValue standards, BuildContext context) {
        if (!settings.has("operations")) {
            return Optional.of(NONE);
        }
        JsonNode node = settings.node("operations")
                .orElseGet(() -> JsonNode.of(settings.value("operations"), settings.place("operations")));
        Map<String, RestOperation> found = new LinkedHashMap<>();
        boolean right = true;
        for (Map.Entry<String, JsonNode> member : node.members().entrySet()) {
            Optional<DictValue> given = ObjectCheck.read(
                    member.getValue(), RestOperation.SCHEMA, "operation `" + member.getKey() + "`", context);
            right &= given.isPresent() && checked(given.get(), member.getValue().place(), context);
            given.ifPresent(values -> found.put(member.getKey(), new RestOperation(standards).with(values)));
        }
        return right ? Optional.of(new RestOperations(found)) : Optional.empty();
    }

    /** Reports templates that can't be read and sets of statuses that are none. */
    static boolean checked(DictValue given, Place place, BuildContext context) {
        boolean right = true;
        for (String name : given.names()) {
            Value value = given.get(name);
            Optional<String> mistake = Templates.mistake(value);
            if (mistake.isPresent()) {
                context.error(
                        WebCode.TEMPLATE_WRONG, place.member(name), "a template can't be read: " + mistake.get(), "");
                right = false;
            }
            if (name.endsWith("_status_codes")
                    && StatusCodes.parse(new RestOperation(given).text(name)).isEmpty()) {
                context.error(HubCode.CONFIG_WRONG_TYPE, place.member(name), "wanted statuses like 200-299,404", "");
                right = false;
            }
        }
        return right;
    }

    Optional<RestOperation> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** These, and those of the other that have other names. */
    RestOperations over(RestOperations other) {
        Map<String, RestOperation> all = new LinkedHashMap<>(other.byName);
        all.putAll(byName);
        return new RestOperations(all);
    }

    Set<String> names() {
        return byName.keySet();
    }

    /** Reports that there is no such operation. */
    void missing(String name, Place place, BuildContext context) {
        List<String> known = names().stream().sorted().toList();
        context.error(
                WebCode.OPERATION_UNKNOWN,
                place,
                "there is no operation `" + name + "`",
                known.isEmpty() ? "list it in `operations` of the system" : "there are " + String.join(", ", known));
    }
}
