package io.perseid.store;

/**
 * Counts of a dataset, all of one moment.
 *
 * @param versions versions held in the log
 * @param existing ids whose newest version is not deleted
 * @param deleted ids whose newest version is deleted
 * @param nextOffset the offset the next version will get; also the number of versions ever written
 * @param populated whether a full run has been completed
 * @param bytes about what the log's versions take before compression
 * @param lastStoredAtMicros when the newest version was stored, microseconds since 1970; 0 if there is none
 * @param completeFrom from this offset on the dataset can be read as it was; before, compaction has dropped versions
 */
public record DatasetFigures(
        long versions,
        long existing,
        long deleted,
        long nextOffset,
        boolean populated,
        long bytes,
        long lastStoredAtMicros,
        long completeFrom) {}
