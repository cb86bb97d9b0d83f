package io.perseid.api;

import static io.perseid.http.Method.DELETE;
import static io.perseid.http.Method.GET;
import static io.perseid.http.Method.PUT;
import static io.perseid.http.Route.route;

import io.perseid.entity.Json;
import io.perseid.entity.JsonNode;
import io.perseid.http.Answer;
import io.perseid.http.Call;
import io.perseid.http.JsonAnswer;
import io.perseid.http.Multipart;
import io.perseid.http.Route;
import io.perseid.hub.ConfigComponent;
import io.perseid.hub.ConfigDirectory;
import io.perseid.hub.Configuration;
import io.perseid.hub.Hub;
import io.perseid.hub.LoadOutcome;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** The whole configuration and the metadata: out and in, as a JSON list or as an archive of files. */
final class ConfigRoutes {
    private static final String ZIP = "application/zip";

    private final Hub hub;
    private final int maxBytes;

    ConfigRoutes(Hub hub, int maxBytes) {
        this.hub = hub;
        this.maxBytes = maxBytes;
    }

    List<Route> list() {
        return List.of(
                route(
                        GET,
                        "/api/config",
                        "The configuration: a JSON list or, if asked for, a ZIP archive.",
                        this::read),
                route(
                        PUT,
                        "/api/config",
                        "Puts another configuration in the place of this one: a JSON list, a ZIP archive, or a multipart"
                                + " form with one.",
                        "force",
                        this::write),
                route(GET, "/api/metadata", "The node's metadata.", _ -> JsonAnswer.of(hub.metadata())),
                route(
                        PUT,
                        "/api/metadata",
                        "Puts other metadata in the place of the node's.",
                        "force",
                        this::writeMetadata),
                route(DELETE, "/api/metadata", "Removes the node's metadata.", this::deleteMetadata));
    }

    private Answer read(Call call) {
        if (call.headers().mentions("Accept", ZIP)) {
            var bytes = new ByteArrayOutputStream();
            ConfigDirectory.writeArchive(hub.configuration(), bytes);
            return Answer.bytes(200, ZIP, bytes.toByteArray())
                    .with("Content-Disposition", "attachment; filename=\"config.zip\"");
        }
        return JsonAnswer.of(hub.configuration().toValue());
    }

    private Answer write(Call call) throws IOException {
        var configuration = uploaded(call);
        var outcome = hub.load(configuration, call.query().flag("force", false));
        return answer(outcome, configuration);
    }

    private Configuration uploaded(Call call) throws IOException {
        String type = call.headers().value("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        byte[] body = call.bytes(maxBytes);
        if (type.startsWith("multipart/")) {
            String whole = call.headers().value("Content-Type").orElse("");
            return ConfigDirectory.readArchive(new ByteArrayInputStream(Multipart.field(body, whole, "file")));
        }
        boolean archive = body.length > 1 && body[0] == 'P' && body[1] == 'K';
        if (archive || type.startsWith(ZIP)) {
            return ConfigDirectory.readArchive(new ByteArrayInputStream(body));
        }
        return Configuration.posted(new String(body, StandardCharsets.UTF_8));
    }

    private Answer writeMetadata(Call call) throws IOException {
        byte[] body = call.bytes(maxBytes);
        var node = Json.parseLocated(body, "");
        if (!node.isDict()
                || !node.member("type").flatMap(JsonNode::asString).orElse("").equals("metadata")) {
            throw Bodies.malformed("the body is not an object of type metadata");
        }
        var outcome = hub.put(ConfigComponent.of(node), call.query().flag("force", false));
        return outcome.applied() ? JsonAnswer.of(hub.metadata()) : ConfigProblems.answer(outcome, Configuration.EMPTY);
    }

    private Answer deleteMetadata(Call call) {
        var metadata = hub.metadata();
        hub.remove("node");
        return JsonAnswer.of(metadata);
    }

    private Answer answer(LoadOutcome outcome, Configuration configuration) {
        return outcome.applied()
                ? JsonAnswer.of(hub.configuration().toValue())
                : ConfigProblems.answer(outcome, configuration);
    }
}
