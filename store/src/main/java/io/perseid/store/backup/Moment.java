package io.perseid.store.backup;

import io.perseid.fault.Fault;
import io.perseid.store.Dataset;
import io.perseid.store.ReadRequest;
import java.time.DateTimeException;
import java.time.Instant;

/** A moment of a dataset's log. */
public sealed interface Moment {
    /** After all that is there. */
    record Newest() implements Moment {}

    /** Before the version with this offset was written. */
    record Before(long offset) implements Moment {}

    /** After all versions stored until then. */
    record At(Instant instant) implements Moment {}

    /**
     * Reads an offset, or a time such as {@code 2025-06-01T12:00:00Z}; nothing is the newest.
     *
     * @throws Fault {@link BackupCode#MOMENT_MALFORMED}
     */
    static Moment parse(String text) {
        if (text.isBlank()) {
            return new Newest();
        }
        try {
            return text.matches("[0-9]{1,18}") ? new Before(Long.parseLong(text)) : new At(Instant.parse(text));
        } catch (DateTimeException e) {
            throw new Fault(
                    BackupCode.MOMENT_MALFORMED,
                    e,
                    "a moment is an offset, or a time such as 2025-06-01T12:00:00Z",
                    "found",
                    text);
        }
    }

    /** The offset before which the dataset is as it was at the moment. Looks through the log for a time. */
    default long offset(Dataset dataset) {
        return switch (this) {
            case Newest _ -> dataset.nextOffset();
            case Before(long offset) -> Math.min(offset, dataset.nextOffset());
            case At(Instant instant) -> offset(dataset, instant);
        };
    }

    private static long offset(Dataset dataset, Instant instant) {
        long micros =
                Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
        try (var reader = dataset.read(ReadRequest.all())) {
            for (var next = reader.next(); next.isPresent(); next = reader.next()) {
                if (next.get().storedAtMicros() > micros) {
                    return next.get().offset();
                }
            }
        }
        return dataset.nextOffset();
    }
}
