package io.perseid.store;

/**
 * What a compaction did.
 *
 * @param versions versions dropped, those of forgotten ids too
 * @param ids ids forgotten altogether
 * @param bytes about what the versions took before compression
 */
public record CompactionResult(long versions, long ids, long bytes) {
    CompactionResult plus(CompactionResult other) {
        return new CompactionResult(versions + other.versions, ids + other.ids, bytes + other.bytes);
    }
}
