package io.perseid.http;

/**
 * One path and verb the node answers.
 *
 * @param summary what it does, in one line; stands in the interface's description
 * @param parameters names of the query parameters it knows, with a star behind a required one; stands there too
 */
public record Route(Method method, PathTemplate path, String summary, String parameters, Handler handler) {
    /** Answers one call. A fault it throws is turned into a problem answer. Called on a virtual thread; may block. */
    @FunctionalInterface
    public interface Handler {
        Answer answer(Call call) throws Exception;
    }

    public static Route route(Method method, String path, String summary, Handler handler) {
        return route(method, path, summary, "", handler);
    }

    public static Route route(Method method, String path, String summary, String parameters, Handler handler) {
        return new Route(method, PathTemplate.of(path), summary, parameters, handler);
    }
}
