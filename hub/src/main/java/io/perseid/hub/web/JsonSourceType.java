package io.perseid.hub.web;

import io.perseid.entity.DictValue;
import io.perseid.hub.BuildContext;
import io.perseid.hub.Form;
import io.perseid.hub.PlainJson;
import io.perseid.hub.Property;
import io.perseid.hub.Schema;
import io.perseid.hub.Settings;
import io.perseid.hub.SourceType;
import io.perseid.hub.Tilde;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The source {@code json}. */
final class JsonSourceType implements SourceType {
    private static final Schema SCHEMA = Schema.of(
                    Property.required("system", Form.TEXT, "The service."),
                    Property.required("url", Form.TEXT, "Where its entities are."),
                    Property.flag("supports_signalling", false, "Has no effect: the service is asked on schedule."),
                    Property.optional("page_size", Form.integer(1), "How many entities are asked for at a time."),
                    Property.optional("subset", Form.LIST, "Which entities are asked for."),
                    Property.optional("headers", Form.TEXT_BY_NAME, "Headers of the requests."),
                    Tilde.PROPERTY)
            .and(Continuation.SCHEMA);

    @Override
    public String type() {
        return "json";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Optional<JsonSource> build(Settings settings, BuildContext context) {
        return context.system(settings, "system", WebSystem.class)
                .map(system -> new JsonSource(
                        system,
                        new JsonSource.Asking(
                                settings.text("url"),
                                settings.findInteger("page_size"),
                                settings.has("subset")
                                        ? Optional.of(PlainJson.write(settings.value("subset")))
                                        : Optional.empty(),
                                headers(settings),
                                Tilde.form(settings)),
                        Continuation.traits(settings)));
    }

    /** The `headers` of a source or a sink. */
    static Map<String, String> headers(Settings settings) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (settings.value("headers") instanceof DictValue given) {
            given.forEach((name, value) -> headers.put(name, PlainJson.text(value)));
        }
        return headers;
    }
}
