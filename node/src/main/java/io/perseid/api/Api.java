package io.perseid.api;

import static io.perseid.http.Method.GET;
import static io.perseid.http.Route.route;

import io.perseid.http.JsonAnswer;
import io.perseid.http.Route;
import io.perseid.http.Routes;
import java.util.ArrayList;
import java.util.List;

/** Everything the node answers over HTTP. Closing it ends the streams of events; the server is closed after it. */
public final class Api implements AutoCloseable {
    private final Routes routes;
    private final FlowRoutes flow;

    private Api(Routes routes, FlowRoutes flow) {
        this.routes = routes;
        this.flow = flow;
    }

    /** Puts the routes together: the one list of all. */
    public static Api of(ApiParts parts, Metrics metrics) {
        var hub = parts.hub();
        var components = new Components(hub, parts.maxConfigBytes());
        var flow = new FlowRoutes(hub);
        var list = new ArrayList<Route>();
        list.addAll(new NodeRoutes(parts).list());
        list.addAll(new AdminRoutes(hub, parts.store(), parts.restart()).list());
        list.addAll(new BackupRoutes(parts).list());
        list.addAll(new EncryptionRoutes(parts).list());
        list.addAll(metrics.list());
        list.addAll(flow.list());
        list.addAll(new RunAllRoutes(parts).list()); // before those with a pipe's id in this place
        list.addAll(new PipeRoutes(hub, components).list());
        list.addAll(new PumpRoutes(hub).list());
        list.addAll(new StageRoutes(hub, parts.store()).list());
        list.addAll(new ExplainRoutes(hub).list());
        list.addAll(new ReceiverRoutes(hub, parts.receiving()).list());
        list.addAll(new PublisherRoutes(hub).list());
        list.addAll(new DatasetRoutes(hub, parts.store()).list());
        list.addAll(new SystemRoutes(hub, components).list());
        list.addAll(new EnvironmentRoutes(hub).list());
        list.addAll(new ConfigRoutes(hub, parts.maxConfigBytes()).list());
        list.add(route(
                GET,
                "/api/openapi.json",
                "This interface's description.",
                _ -> JsonAnswer.of(OpenApi.of(List.copyOf(list), parts.version()))));
        list.addAll(new ConsoleRoutes(Api.class.getClassLoader()).list());
        return new Api(new Routes(list), flow);
    }

    public Routes routes() {
        return routes;
    }

    @Override
    public void close() {
        flow.close();
    }
}
