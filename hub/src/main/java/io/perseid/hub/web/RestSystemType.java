package io.perseid.hub.web;

import io.perseid.entity.DictValue;
import io.perseid.hub.BuildContext;
import io.perseid.hub.Form;
import io.perseid.hub.Property;
import io.perseid.hub.Schema;
import io.perseid.hub.Settings;
import io.perseid.hub.SystemType;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The system {@code rest}: a {@code url} system whose operations have names. */
final class RestSystemType implements SystemType {
    private final Path directory;
    private final Pause pause;

    RestSystemType(Path directory, Pause pause) {
        this.directory = directory;
        this.pause = pause;
    }

    @Override
    public String type() {
        return "rest";
    }

    @Override
    public Schema schema() {
        return WebSettings.SCHEMA.and(Schema.of(
                Property.optional("operations", Form.OBJECT, "What the service can be asked, by name."),
                Property.optional(
                        "rate_limiting_retries", Form.integer(0), "How often a request is sent again after 429."),
                Property.integer("rate_limiting_delay", 0, 1, "Seconds between such requests."),
                Property.optional(
                        "json_content_types", Form.TEXTS, "Content types that are JSON beside the usual ones."),
                Property.optional("custom_auth", Form.OBJECT, "Not there.")));
    }

    @Override
    public Optional<WebSystem> build(Settings settings, BuildContext context) {
        if (settings.has("custom_auth")) {
            context.error(
                    WebCode.SETTING_UNSUPPORTED,
                    settings.place("custom_auth"),
                    "`custom_auth` is not supported yet",
                    "use `oauth2` where the service has it");
            return Optional.empty();
        }
        Map<String, io.perseid.entity.Value> standards = new LinkedHashMap<>();
        standards.put("rate_limiting_delay", settings.value("rate_limiting_delay"));
        if (settings.has("rate_limiting_retries")) {
            standards.put("rate_limiting_retries", settings.value("rate_limiting_retries"));
        }
        if (settings.has("json_content_types")) {
            standards.put("json_content_types", settings.value("json_content_types"));
        }
        Optional<RestOperations> operations = RestOperations.read(settings, DictValue.of(standards), context);
        Optional<WebParts> parts = WebSettings.read(settings, context, directory, pause);
        return operations.flatMap(known -> parts.map(found -> new WebSystem(type(), found, known)));
    }
}
