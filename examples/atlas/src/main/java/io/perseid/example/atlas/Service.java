package io.perseid.example.atlas;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Executors;

/**
 * The demo's second and third kind of system, a process of its own: CSV files under {@code /files}, and a JSON service that knows countries
 * (one object around a list, as most services answer) and regions (the JSON pull protocol with {@code since} and {@code limit}).
 */
final class Service {
    private final DataFiles files;
    private final Regions regions;

    private Service(DataFiles files, Regions regions) {
        this.files = files;
        this.regions = regions;
    }

    /**
     * Serves the folder of data files until the standard input ends, that is, until the process that started this one is gone.
     *
     * @param arguments the folder
     */
    public static void main(String[] arguments) throws IOException {
        var files = new DataFiles(Path.of(arguments[0]));
        var service = new Service(files, Regions.read(files));
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/files/", service::file);
        server.createContext("/countries", service::countries);
        server.createContext("/regions", service::regions);
        server.start();
        System.out.println("listening port=" + server.getAddress().getPort());
        while (System.in.read() >= 0) {}
        server.stop(0);
        System.exit(0);
    }

    private void file(HttpExchange exchange) throws IOException {
        String name = exchange.getRequestURI().getPath().substring("/files/".length());
        if (!name.matches("[a-z]+\\.csv")) {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
            return;
        }
        try (exchange;
                var content = files.open(name)) {
            exchange.getResponseHeaders().set("Content-Type", "text/csv; charset=utf-8");
            exchange.sendResponseHeaders(200, 0);
            content.transferTo(exchange.getResponseBody());
        }
    }

    private void countries(HttpExchange exchange) throws IOException {
        try (var content = files.open("countries.json")) {
            answer(exchange, "{\"countries\":" + new String(content.readAllBytes(), StandardCharsets.UTF_8) + "}");
        }
    }

    private void regions(HttpExchange exchange) throws IOException {
        var query = Query.of(exchange.getRequestURI());
        answer(exchange, regions.page(query.number("since", -1), query.number("limit", Integer.MAX_VALUE)));
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
