package io.perseid.hub.web;

import io.perseid.hub.BuildContext;
import io.perseid.hub.Form;
import io.perseid.hub.Property;
import io.perseid.hub.Schema;
import io.perseid.hub.Settings;
import io.perseid.hub.SinkType;
import io.perseid.hub.Tilde;
import java.util.Optional;

/** The sink {@code json}. */
final class JsonSinkType implements SinkType {
    private static final Schema SCHEMA = Schema.of(
            Property.required("system", Form.TEXT, "The service."),
            Property.required("url", Form.TEXT, "Where it takes entities."),
            Property.integer("batch_size", 1, 100, "How many entities one request brings."),
            Property.optional("headers", Form.TEXT_BY_NAME, "Headers of the requests."),
            Tilde.PROPERTY);

    @Override
    public String type() {
        return "json";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Optional<JsonSink> build(Settings settings, BuildContext context) {
        return context.system(settings, "system", WebSystem.class)
                .map(system -> new JsonSink(
                        system,
                        settings.text("url"),
                        new JsonSink.Pushing(
                                JsonSourceType.headers(settings),
                                settings.integer("batch_size"),
                                Tilde.form(settings))));
    }
}
