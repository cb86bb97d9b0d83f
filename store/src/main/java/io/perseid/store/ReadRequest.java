package io.perseid.store;

import java.util.Optional;

/**
 * Which versions of a dataset to read.
 *
 * @param since only versions with a greater offset; -1 for all
 * @param limit at most so many
 * @param history whether versions that a newer one has replaced are read too
 * @param deleted whether deletes are read too
 * @param reverse whether the newest comes first
 * @param asOf the dataset is read as it was before this offset was written; {@link #NOW} for as it is
 * @param subset only the newest versions that an index holds under a key; excludes {@code history} and {@code asOf}
 */
public record ReadRequest(
        long since, long limit, boolean history, boolean deleted, boolean reverse, long asOf, Optional<Subset> subset) {
    /** As the dataset is when the reader is opened. */
    public static final long NOW = Long.MAX_VALUE;

    /** Refuses what makes no sense. */
    public ReadRequest {
        if (limit < 0 || since < -1 || asOf < 0) {
            throw new IllegalArgumentException(
                    "wrong read request since=" + since + " limit=" + limit + " asOf=" + asOf);
        }
        if (subset.isPresent() && (history || asOf != NOW)) {
            throw new IllegalArgumentException("a subset holds newest versions only, as they are now");
        }
    }

    /** The dataset as it is now. */
    public ReadRequest(
            long since, long limit, boolean history, boolean deleted, boolean reverse, Optional<Subset> subset) {
        this(since, limit, history, deleted, reverse, NOW, subset);
    }

    /** Every version from the first. */
    public static ReadRequest all() {
        return since(-1);
    }

    /** Every version after the given offset. */
    public static ReadRequest since(long offset) {
        return new ReadRequest(offset, Long.MAX_VALUE, true, true, false, NOW, Optional.empty());
    }

    /** The newest version of each id, deletes too. */
    public static ReadRequest latest() {
        return all().withHistory(false);
    }

    /** The same with a limit. */
    public ReadRequest withLimit(long most) {
        return new ReadRequest(since, most, history, deleted, reverse, asOf, subset);
    }

    /** The same with replaced versions or without. */
    public ReadRequest withHistory(boolean replacedToo) {
        return new ReadRequest(since, limit, replacedToo, deleted, reverse, asOf, subset);
    }

    /** The same with deletes or without. */
    public ReadRequest withDeleted(boolean deletesToo) {
        return new ReadRequest(since, limit, history, deletesToo, reverse, asOf, subset);
    }

    /** The same in the other order. */
    public ReadRequest withReverse(boolean newestFirst) {
        return new ReadRequest(since, limit, history, deleted, newestFirst, asOf, subset);
    }

    /** The same of an earlier moment. */
    public ReadRequest withAsOf(long beforeOffset) {
        return new ReadRequest(since, limit, history, deleted, reverse, beforeOffset, subset);
    }

    /** The newest versions that an index holds under a key. */
    public ReadRequest withSubset(Subset only) {
        return new ReadRequest(since, limit, false, deleted, reverse, NOW, Optional.of(only));
    }
}
