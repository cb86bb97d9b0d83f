package io.perseid.http;

import static io.perseid.http.Method.GET;
import static io.perseid.http.Method.HEAD;
import static io.perseid.http.Method.OPTIONS;

import io.perseid.fault.Fault;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The list of everything a node answers. Of two routes that fit, the first in the list is taken. Thread-safe. */
public final class Routes {
    private final List<Route> routes;

    public Routes(List<Route> routes) {
        this.routes = List.copyOf(routes);
    }

    public List<Route> list() {
        return routes;
    }

    /** These routes and then others. */
    public Routes and(List<Route> others) {
        return new Routes(Stream.concat(routes.stream(), others.stream()).toList());
    }

    /**
     * The route for a call and the call with its path's parts.
     *
     * @throws Fault {@code route-unknown}, or {@code method-not-allowed} with the verbs the path has
     */
    Found find(Call call) {
        var path = PathTemplate.split(call.path());
        var verb = call.method() == HEAD ? GET : call.method();
        for (var route : routes) {
            if (route.method() == verb) {
                var parts = route.path().match(path);
                if (parts.isPresent()) {
                    return new Found(route, call.with(parts.get()));
                }
            }
        }
        return options(call, path).orElseThrow(() -> refusal(call, path));
    }

    /** Answers a call without a socket; the server does the same and adds what belongs to the connection. */
    public Answer answer(Call call) {
        try {
            var found = find(call);
            return found.route().handler().answer(found.call());
        } catch (Exception e) {
            return ProblemAnswer.of(e, call);
        }
    }

    private Optional<Found> options(Call call, List<String> path) {
        String verbs = verbs(path);
        if (call.method() != OPTIONS || verbs.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Found(
                Route.route(OPTIONS, call.path(), "", _ -> Answer.empty(204).with("Allow", verbs)), call));
    }

    private Fault refusal(Call call, List<String> path) {
        String verbs = verbs(path);
        return verbs.isEmpty()
                ? new Fault(HttpCode.ROUTE_UNKNOWN, "nothing here answers this path", "path", call.path())
                : new Fault(
                        HttpCode.METHOD_NOT_ALLOWED,
                        "the path doesn't answer this verb",
                        "found",
                        call.method(),
                        "wanted",
                        verbs);
    }

    private String verbs(List<String> path) {
        return routes.stream()
                .filter(route -> route.path().match(path).isPresent())
                .map(route -> route.method().name())
                .collect(Collectors.collectingAndThen(
                        Collectors.toCollection(TreeSet::new), verbs -> String.join(", ", verbs)));
    }

    /** A route and the call for it. */
    record Found(Route route, Call call) {}
}
