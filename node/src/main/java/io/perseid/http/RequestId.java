package io.perseid.http;

import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** The id of the request that is being answered: the client's, if it sent a usable one, or a new one. */
public final class RequestId {
    static final String HEADER = "X-Request-Id";

    private static final ScopedValue<String> CURRENT = ScopedValue.newInstance();
    private static final Pattern USABLE = Pattern.compile("[A-Za-z0-9._:/+=-]{1,80}");

    private RequestId() {}

    /** The id of the request this thread works for; empty outside of one. For log lines. */
    public static Optional<String> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /** Runs the work as part of the request. */
    static void during(String id, Runnable work) {
        ScopedValue.where(CURRENT, id).run(work);
    }

    /** What the client sent, if it can stand in a log line; otherwise 16 new hex digits. */
    static String of(Headers headers) {
        return headers.value(HEADER)
                .filter(id -> USABLE.matcher(id).matches())
                .orElseGet(() -> "%016x".formatted(ThreadLocalRandom.current().nextLong()));
    }
}
