package io.perseid.http;

/** Told of each request, for figures. Thread-safe. */
public interface RequestObserver {
    /** A request came in. */
    Measured begin(String verb);

    /** One request on its way; closed when its answer is written or cut off. */
    interface Measured extends AutoCloseable {
        /** The answer is known: the template of its route, or {@code none}, and its status. */
        void answered(String route, int status);

        @Override
        void close();
    }

    /** Counts nothing. */
    static RequestObserver none() {
        return _ -> new Measured() {
            @Override
            public void answered(String route, int status) {}

            @Override
            public void close() {}
        };
    }
}
