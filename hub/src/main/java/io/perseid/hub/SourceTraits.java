package io.perseid.hub;

/**
 * What a source can promise about the sequence tokens (`_updated`) of its entities.
 *
 * @param supportsSince it can be read from a token on
 * @param comparable tokens can be compared: the largest seen is a place to go on from
 * @param chronological tokens come in rising order, so that a run may remember its place before its end
 * @param chronologicalFull they do so when everything is read, too
 */
public record SourceTraits(
        boolean supportsSince, boolean comparable, boolean chronological, boolean chronologicalFull) {
    /** A source that can only be read from its beginning. */
    public static final SourceTraits NONE = new SourceTraits(false, true, false, false);

    /** A source whose tokens are places in a log. */
    public static final SourceTraits LOG = new SourceTraits(true, true, true, true);
}
