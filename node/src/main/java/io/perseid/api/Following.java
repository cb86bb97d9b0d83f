package io.perseid.api;

import io.perseid.entity.EntityVersion;
import io.perseid.entity.Json;
import io.perseid.entity.JsonForm;
import io.perseid.http.Answer;
import io.perseid.http.EventStream;
import io.perseid.store.Dataset;
import io.perseid.store.ReadRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Follows a dataset as it grows. Each follower is one virtual thread that holds no reader while it waits. */
final class Following {
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final long AT_ONCE = 1_000;

    private Following() {}

    /** Waits until the dataset has a version after the offset, at most so long. */
    static boolean await(Dataset dataset, long since, Duration time) {
        try {
            return dataset.awaitAfter(since, time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Every version after the request's offset as an event, those to come too, until the client goes away. */
    static Answer events(Dataset dataset, ReadRequest from) {
        return EventStream.answer(events -> follow(dataset, from, events));
    }

    private static void follow(Dataset dataset, ReadRequest from, EventStream events) throws IOException {
        long since = from.since();
        while (!Thread.currentThread().isInterrupted()) {
            since = sendAfter(dataset, since, from, events);
            if (dataset.nextOffset() - 1 <= since && !await(dataset, since, HEARTBEAT)) {
                events.comment("waiting");
            }
        }
    }

    /** Sends what there is, a piece at a time, so that a slow client holds no reader for long; the offset it came to. */
    private static long sendAfter(Dataset dataset, long since, ReadRequest from, EventStream events)
            throws IOException {
        var piece = new ReadRequest(since, AT_ONCE, from.history(), from.deleted(), false, Optional.empty());
        long last = since;
        int sent = 0;
        try (var reader = dataset.read(piece)) {
            for (var next = reader.next(); next.isPresent(); next = reader.next()) {
                EntityVersion version = next.get();
                events.event(
                        "entity",
                        String.valueOf(version.offset()),
                        Json.write(EntityAnswer.value(version), JsonForm.COMPATIBLE));
                last = version.offset();
                sent++;
            }
            return sent < AT_ONCE ? reader.figures().nextOffset() - 1 : last;
        }
    }
}
