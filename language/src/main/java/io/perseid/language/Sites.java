package io.perseid.language;

import java.util.ArrayList;
import java.util.List;

/** The places in a rule where a function is evaluated for one dict after the other, by number. Not thread-safe. */
final class Sites {
    private final List<Slots> sites = new ArrayList<>();
    private boolean isClosed;

    /** A number for a place that reads these properties; -1 after {@link #close}. */
    int add(Slots slots) {
        if (isClosed) {
            return -1;
        }
        sites.add(slots);
        return sites.size() - 1;
    }

    /** No more places get numbers; what those there are read. */
    List<List<String>> close() {
        isClosed = true;
        return sites.stream().map(Slots::close).toList();
    }
}
