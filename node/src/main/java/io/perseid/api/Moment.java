package io.perseid.api;

import io.perseid.http.Parameters;
import io.perseid.store.Dataset;
import io.perseid.store.ReadRequest;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** A moment of a dataset as it stands in an address: an `_updated` value, or a time such as `2026-11-22T09:30:00Z`. */
final class Moment {
    private static final long MICROS_PER_SECOND = 1_000_000;

    private Moment() {}

    /**
     * The offset up to which versions were written then, not included; {@link ReadRequest#NOW} when the parameter is absent.
     *
     * @throws io.perseid.fault.Fault {@code parameter-malformed}
     */
    static long end(Parameters query, String name, Dataset dataset) {
        String text = query.text(name).orElse("");
        if (text.isBlank()) {
            return ReadRequest.NOW;
        }
        if (text.matches("\\d{1,18}")) {
            return Long.parseLong(text) + 1;
        }
        try {
            Instant at = Instant.parse(text);
            return dataset.offsetAfter(at.getEpochSecond() * MICROS_PER_SECOND + at.getNano() / 1_000);
        } catch (DateTimeParseException e) {
            throw Parameters.malformed(name, text, "an offset, or a time such as 2026-11-22T09:30:00Z");
        }
    }
}
