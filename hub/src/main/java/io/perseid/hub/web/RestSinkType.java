package io.perseid.hub.web;

import io.perseid.entity.DictValue;
import io.perseid.hub.BuildContext;
import io.perseid.hub.Form;
import io.perseid.hub.Property;
import io.perseid.hub.Schema;
import io.perseid.hub.Settings;
import io.perseid.hub.SinkType;
import java.util.Optional;

/** The sink {@code rest}. */
final class RestSinkType implements SinkType {
    private static final Schema SCHEMA = Schema.of(
            Property.required("system", Form.TEXT, "The service."),
            Property.optional("operation", Form.TEXT, "What it is asked for an entity that doesn't say."),
            Property.optional("operations", Form.OBJECT, "Operations beside those of the system."),
            Property.optional("properties", Form.OBJECT, "Values for templates, for an entity without `properties`."),
            Property.optional("payload", Form.ANY, "What is sent for an entity without `payload`."),
            Property.optional("rate_limiting_retries", Form.integer(0), "How often a request is repeated after 429."),
            Property.optional("rate_limiting_delay", Form.integer(0), "Seconds between such requests."),
            Property.optional("trace", Form.BOOLEAN.or(Form.OBJECT), "Has no effect."));

    @Override
    public String type() {
        return "rest";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Optional<RestSink> build(Settings settings, BuildContext context) {
        RestSourceType.untraced(settings, context);
        Optional<WebSystem> system = context.system(settings, "system", WebSystem.class);
        Optional<RestOperations> own = RestOperations.read(settings, DictValue.EMPTY, context);
        DictValue overriding = RestSourceType.overriding(settings);
        if (system.isEmpty() || own.isEmpty() || !RestOperations.checked(overriding, settings.place(), context)) {
            return Optional.empty();
        }
        RestOperations known = own.get().over(system.get().operations());
        Optional<String> standard = settings.find("operation");
        if (standard.isPresent() && known.find(standard.get()).isEmpty()) {
            known.missing(standard.get(), settings.place("operation"), context);
            return Optional.empty();
        }
        return Optional.of(new RestSink(system.get(), known, standard, overriding));
    }
}
