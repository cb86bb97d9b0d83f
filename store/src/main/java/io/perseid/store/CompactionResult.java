package io.perseid.store;

/**
 * What a compaction did.
 *
 * @param versions versions dropped, those of forgotten ids too
 * @param ids ids forgotten altogether
 * @param bytes about what the versions took before compression
 * @param reached where the next one goes on
 */
public record CompactionResult(long versions, long ids, long bytes, CompactionMark reached) {
    CompactionResult plus(long moreVersions, long moreIds, long moreBytes) {
        return new CompactionResult(versions + moreVersions, ids + moreIds, bytes + moreBytes, reached);
    }

    CompactionResult reaching(CompactionMark mark) {
        return new CompactionResult(versions, ids, bytes, mark);
    }
}
