package io.perseid.api;

import static io.perseid.http.JsonAnswer.object;

import io.perseid.entity.DictValue;
import io.perseid.http.Method;
import io.perseid.http.Route;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The interface's description in OpenAPI 3.1, made from the list of routes. */
final class OpenApi {
    private static final Pattern BRACE = Pattern.compile("\\{([^}*]+)\\*?}");

    private OpenApi() {}

    static DictValue of(List<Route> routes, String version) {
        var paths = new LinkedHashMap<String, Map<String, DictValue>>();
        for (var route : routes.stream().filter(OpenApi::isApi).toList()) {
            paths.computeIfAbsent(path(route), _ -> new TreeMap<>())
                    .put(route.method().name().toLowerCase(Locale.ROOT), operation(route));
        }
        return object(
                "openapi",
                "3.1.0",
                "info",
                object(
                        "title",
                        "Perseid",
                        "version",
                        version,
                        "description",
                        "The interface of a Perseid node. Errors are RFC 9457 problem details with a stable `code`.",
                        "license",
                        object("name", "Apache-2.0", "identifier", "Apache-2.0")),
                "servers",
                List.of(object("url", "/")),
                "security",
                List.of(object(), object("bearer", List.of())),
                "paths",
                paths,
                "components",
                components());
    }

    /** The path as OpenAPI writes it. */
    static String path(Route route) {
        return BRACE.matcher(route.path().text()).replaceAll("{$1}");
    }

    private static DictValue operation(Route route) {
        return object(
                "operationId",
                operationId(route),
                "summary",
                route.summary(),
                "parameters",
                parameters(route),
                "responses",
                object(
                        "2XX",
                        object("description", "Done."),
                        "default",
                        object(
                                "description",
                                "A problem.",
                                "content",
                                object(
                                        "application/problem+json",
                                        object("schema", object("$ref", "#/components/schemas/Problem"))))));
    }

    private static String operationId(Route route) {
        String words = path(route)
                .replaceFirst("^/api", "")
                .replaceAll("[^A-Za-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        return route.method().name().toLowerCase(Locale.ROOT) + "-" + (words.isEmpty() ? "root" : words);
    }

    /** The console's files are not part of the interface. */
    private static boolean isApi(Route route) {
        return route.path().text().startsWith("/api");
    }

    private static List<DictValue> parameters(Route route) {
        var parameters = new ArrayList<DictValue>();
        BRACE.matcher(route.path().text())
                .results()
                .forEach(brace -> parameters.add(parameter(brace.group(1), "path", true)));
        for (String name : route.parameters().split(" ")) {
            if (!name.isEmpty()) {
                boolean form =
                        route.method() == Method.POST && route.path().text().endsWith("/pump");
                parameters.add(parameter(name.replace("*", ""), "query", name.endsWith("*") && !form));
            }
        }
        return parameters;
    }

    private static DictValue parameter(String name, String in, boolean required) {
        return object("name", name, "in", in, "required", required, "schema", object("type", "string"));
    }

    private static DictValue components() {
        var text = object("type", "string");
        return object(
                "securitySchemes",
                object("bearer", object("type", "http", "scheme", "bearer")),
                "schemas",
                object(
                        "Problem",
                        object(
                                "type",
                                "object",
                                "required",
                                List.of("type", "title", "status", "code", "request_id"),
                                "properties",
                                object(
                                        "type", text,
                                        "title", text,
                                        "status", object("type", "integer"),
                                        "detail", text,
                                        "instance", text,
                                        "code", text,
                                        "facts", object("type", "object", "additionalProperties", text),
                                        "request_id", text,
                                        "problems", object("type", "array", "items", object("type", "object"))))));
    }
}
