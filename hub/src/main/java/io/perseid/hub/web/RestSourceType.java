package io.perseid.hub.web;

import io.perseid.entity.DictValue;
import io.perseid.entity.Value;
import io.perseid.hub.BuildContext;
import io.perseid.hub.Form;
import io.perseid.hub.HubCode;
import io.perseid.hub.Property;
import io.perseid.hub.Schema;
import io.perseid.hub.Settings;
import io.perseid.hub.SourceType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The source {@code rest}. */
final class RestSourceType implements SourceType {
    /** What a pipe may set in the place of its operation. */
    static final List<String> OVERRIDING = List.of(
            "properties",
            "payload",
            "response_property",
            "response_headers_property",
            "payload_property",
            "id_expression",
            "updated_expression",
            "rate_limiting_retries",
            "rate_limiting_delay",
            "since_property_name",
            "since_property_location");

    private static final Schema SCHEMA = Schema.of(
                    Property.required("system", Form.TEXT, "The service."),
                    Property.required("operation", Form.TEXT, "What it is asked."),
                    Property.optional("operations", Form.OBJECT, "Operations beside those of the system."),
                    Property.optional("properties", Form.OBJECT, "Values for templates."),
                    Property.optional("payload", Form.ANY, "What is sent, with templates."),
                    Property.optional("response_property", Form.TEXT, "The property that gets the answer."),
                    Property.optional("response_headers_property", Form.TEXT, "The property that gets its headers."),
                    Property.flag("response_include_content_type", false, "Whether `content-type` is a property."),
                    Property.optional("payload_property", Form.TEXT, "Where in the answer the entities are."),
                    Property.optional("id_expression", Form.TEXT, "The id of an entity without one, a template."),
                    Property.optional(
                            "updated_expression", Form.TEXT, "The token of an entity without one, a template."),
                    Property.optional(
                            "rate_limiting_retries", Form.integer(0), "How often a request is repeated after 429."),
                    Property.optional("rate_limiting_delay", Form.integer(0), "Seconds between such requests."),
                    Property.optional("trace", Form.BOOLEAN.or(Form.OBJECT), "Has no effect."),
                    Property.optional(
                            "since_property_name", Form.TEXT, "The parameter or header that takes the token."),
                    Property.optional(
                            "since_property_location",
                            Form.oneOf("query", "header", "manual"),
                            "Where the token goes."),
                    Property.optional("initial_since_value", Form.TEXT.or(Form.INTEGER), "The token of the first run."))
            .and(Continuation.SCHEMA);

    @Override
    public String type() {
        return "rest";
    }

    @Override
    public boolean addsNamespaces() {
        return false;
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Optional<RestSource> build(Settings settings, BuildContext context) {
        untraced(settings, context);
        Optional<WebSystem> system = context.system(settings, "system", WebSystem.class);
        Optional<RestOperations> own = RestOperations.read(settings, DictValue.EMPTY, context);
        DictValue overriding = overriding(settings);
        if (system.isEmpty() || own.isEmpty() || !RestOperations.checked(overriding, settings.place(), context)) {
            return Optional.empty();
        }
        RestOperations known = own.get().over(system.get().operations());
        String name = settings.text("operation");
        Optional<RestOperation> operation = known.find(name);
        if (operation.isEmpty()) {
            known.missing(name, settings.place("operation"), context);
        }
        return operation.map(found -> new RestSource(
                system.get(),
                found.with(overriding),
                Continuation.traits(settings),
                settings.value("initial_since_value"),
                settings.flag("response_include_content_type")));
    }

    /** The properties of a pipe that stand before those of its operation. */
    static DictValue overriding(Settings settings) {
        Map<String, Value> overriding = new LinkedHashMap<>();
        for (String property : OVERRIDING) {
            if (settings.has(property)) {
                overriding.put(property, settings.value(property));
            }
        }
        return DictValue.of(overriding);
    }

    /** Says that there is no tracing. */
    static void untraced(Settings settings, BuildContext context) {
        if (settings.has("trace") && !settings.value("trace").equals(io.perseid.entity.BooleanValue.FALSE)) {
            context.warning(
                    HubCode.CONFIG_WITHOUT_EFFECT, settings.place("trace"), "`trace` has no effect yet", "remove it");
        }
    }
}
