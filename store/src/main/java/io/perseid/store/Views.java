package io.perseid.store;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What follows from a dataset's log, in short: of each view how many entries it has and what they hash to. Two that are equal were
 * derived from the same log.
 */
record Views(Map<String, Digest> digests, Head head) {
    /** How many entries there are, and the SHA-256 of all keys and values in their order. */
    record Digest(long entries, String hash) {}

    /** Must be called under the dataset's lock. Indexes that are not ready are left out. */
    static Views of(Engine engine, int dataset, Head head, List<DatasetIndex> indexes) {
        Map<String, Digest> digests = new LinkedHashMap<>();
        digests.put("newest", digest(engine, Space.NEWEST, dataset));
        digests.put("replaced", digest(engine, Space.REPLACED, dataset));
        for (DatasetIndex index : indexes) {
            if (index.isReady()) {
                digests.put("index " + index.name(), digest(engine, Space.INDEX, index.number()));
            }
        }
        return new Views(digests, head);
    }

    private static Digest digest(Engine engine, Space space, int number) {
        MessageDigest sha = sha256();
        long entries = 0;
        try (var cursor = engine.cursor(space, Keys.first(number), Keys.end(number), false, null)) {
            while (cursor.next()) {
                sha.update(cursor.key());
                sha.update(cursor.value());
                entries++;
            }
        }
        return new Digest(entries, HexFormat.of().formatHex(sha.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** What is different in the views derived anew, in words. */
    List<String> differencesTo(Views derived) {
        List<String> differences = new ArrayList<>();
        digests.forEach((name, held) -> {
            Digest wanted = derived.digests.get(name);
            if (wanted != null && !wanted.equals(held)) {
                differences.add("view was not as it follows from the log view=" + name.replace(' ', '-') + " found="
                        + held.entries() + " wanted=" + wanted.entries());
            }
        });
        if (!head.equals(derived.head)) {
            differences.add("counts were not as they follow from the log found=" + head.figures() + " wanted="
                    + derived.head.figures());
        }
        return differences;
    }
}
