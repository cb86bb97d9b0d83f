package io.perseid.api;

import static io.perseid.http.Method.GET;
import static io.perseid.http.Route.route;

import io.perseid.http.Answer;
import io.perseid.http.Call;
import io.perseid.http.EventStream;
import io.perseid.http.JsonAnswer;
import io.perseid.http.Route;
import io.perseid.hub.FlowSnapshot;
import io.perseid.hub.Hub;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** What flows, once or as it changes. Closing it ends the streams, so that the server can stop. */
final class FlowRoutes implements AutoCloseable {
    private static final int SHORTEST_GAP_MS = 250;
    private static final int HEARTBEAT_MS = 15_000;
    /** Figures such as rates fall without an event, so a client is shown the state at least so often. */
    private static final int LONGEST_GAP_MS = 1_000;

    private final Hub hub;
    private final CountDownLatch closing = new CountDownLatch(1);

    FlowRoutes(Hub hub) {
        this.hub = hub;
    }

    List<Route> list() {
        return List.of(
                route(GET, "/api/flow", "Systems, pipes and datasets with the figures of this moment.", this::snapshot),
                route(
                        GET,
                        "/api/flow/events",
                        "The same as server-sent events: a `snapshot`, then a `delta` with the rows that changed, at most"
                                + " four a second.",
                        this::events));
    }

    @Override
    public void close() {
        closing.countDown();
    }

    private Answer snapshot(Call call) {
        return JsonAnswer.of(hub.flow().toValue()).with("Cache-Control", "no-store");
    }

    private Answer events(Call call) {
        return EventStream.answer(this::send);
    }

    private void send(EventStream events) throws IOException {
        var changes = new Semaphore(0);
        try (var _ = hub.onFlow(changes::release)) {
            var shown = hub.flow();
            events.event("snapshot", JsonAnswer.text(shown.toValue()));
            int quietMs = 0;
            while (!closing.await(SHORTEST_GAP_MS, TimeUnit.MILLISECONDS)) {
                boolean changed = changes.tryAcquire(LONGEST_GAP_MS, TimeUnit.MILLISECONDS);
                changes.drainPermits();
                var now = hub.flow();
                if (sendDelta(events, shown, now)) {
                    shown = now;
                    quietMs = 0;
                } else {
                    quietMs += SHORTEST_GAP_MS + (changed ? 0 : LONGEST_GAP_MS);
                }
                if (quietMs >= HEARTBEAT_MS) {
                    events.comment("still here");
                    quietMs = 0;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean sendDelta(EventStream events, FlowSnapshot shown, FlowSnapshot now) throws IOException {
        if (shown.pipes().equals(now.pipes())
                && shown.datasets().equals(now.datasets())
                && shown.systems().equals(now.systems())) {
            return false;
        }
        events.event("delta", JsonAnswer.text(now.since(shown)));
        return true;
    }
}
