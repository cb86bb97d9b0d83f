package io.perseid.store;

import java.util.List;

/**
 * What a check of a store found.
 *
 * @param datasets datasets looked at
 * @param versions versions looked at, each with its checksum and its hash
 * @param entries index entries looked at
 * @param findings what is wrong, at most {@link #MOST_FINDINGS}; none if the store is sound
 */
public record CheckReport(long datasets, long versions, long entries, List<Finding> findings) {
    /** A check of a store that is damaged all over ends its list here. */
    public static final int MOST_FINDINGS = 1_000;

    /** Copies the findings. */
    public CheckReport {
        findings = List.copyOf(findings);
    }

    /** Whether nothing is wrong. */
    public boolean isSound() {
        return findings.isEmpty();
    }

    /**
     * One thing that is wrong.
     *
     * @param dataset where; empty if it is in no dataset
     * @param text what, with the facts as key=value
     */
    public record Finding(String dataset, String text) {
        @Override
        public String toString() {
            return dataset.isEmpty() ? text : dataset + ": " + text;
        }
    }
}
