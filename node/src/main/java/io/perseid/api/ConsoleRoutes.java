package io.perseid.api;

import static io.perseid.http.Method.GET;
import static io.perseid.http.Route.route;

import io.perseid.fault.Fault;
import io.perseid.http.Answer;
import io.perseid.http.Call;
import io.perseid.http.HttpCode;
import io.perseid.http.Route;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;

/** The web console, from the class path's {@code web} folder. */
final class ConsoleRoutes {
    private static final String CONTENT_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "json", "application/json",
            "png", "image/png",
            "ico", "image/x-icon",
            "woff2", "font/woff2",
            "txt", "text/plain; charset=utf-8");
    private static final String WITHOUT_CONSOLE = """
            <!doctype html>
            <html lang="en"><meta charset="utf-8"><title>Perseid</title>
            <body><h1>This node runs without its console</h1>
            <p>The console is built by npm, which was not found when this node was built. Install npm (Debian: <code>apt install
            npm</code>), build again, and start the node anew.</p>
            <p>Everything else works: <a href="/api/">the interface</a>, <a href="/api/openapi.json">its description</a>,
            <a href="/api/pipes">pipes</a>, <a href="/api/datasets">datasets</a>, <a href="/api/metrics">metrics</a>.</p>
            </body></html>
            """;

    private final ClassLoader resources;

    ConsoleRoutes(ClassLoader resources) {
        this.resources = resources;
    }

    List<Route> list() {
        return List.of(
                route(GET, "/", "The web console.", call -> page(call, "index.html")),
                route(GET, "/{file}", "A file of the web console.", call -> page(call, call.part("file"))),
                route(
                        GET,
                        "/assets/{file*}",
                        "A file of the web console whose name changes with its content.",
                        this::asset));
    }

    private Answer page(Call call, String name) throws IOException {
        var content = content(name);
        if (content.isEmpty() && name.equals("index.html")) {
            return Answer.text(200, "text/html", WITHOUT_CONSOLE).with("Cache-Control", "no-store");
        }
        var bytes = content.orElseThrow(() -> unknown(call));
        String tag = "\"" + checksum(bytes) + "\"";
        if (call.headers().value("If-None-Match").filter(tag::equals).isPresent()) {
            return Answer.empty(304).with("ETag", tag).with("Cache-Control", "no-cache");
        }
        return answer(name, bytes).with("ETag", tag).with("Cache-Control", "no-cache");
    }

    private Answer asset(Call call) throws IOException {
        String name = "assets/" + call.part("file");
        return answer(name, content(name).orElseThrow(() -> unknown(call)))
                .with("Cache-Control", "public, max-age=31536000, immutable");
    }

    private Optional<byte[]> content(String name) throws IOException {
        if (name.contains("..") || !TYPES.containsKey(ending(name))) {
            return Optional.empty();
        }
        try (var in = resources.getResourceAsStream("web/" + name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        }
    }

    private static Answer answer(String name, byte[] bytes) {
        return Answer.bytes(200, TYPES.getOrDefault(ending(name), "application/octet-stream"), bytes)
                .with("Content-Security-Policy", CONTENT_POLICY)
                .with("Referrer-Policy", "no-referrer");
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static String checksum(byte[] bytes) {
        var crc = new CRC32C();
        crc.update(bytes);
        return HexFormat.of().toHexDigits(crc.getValue(), 8) + "-" + bytes.length;
    }

    private static Fault unknown(Call call) {
        return new Fault(HttpCode.ROUTE_UNKNOWN, "nothing here answers this path", "path", call.path());
    }
}
