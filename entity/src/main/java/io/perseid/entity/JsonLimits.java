package io.perseid.entity;

/**
 * How much of anything JSON from outside may hold, so that a hostile sender can't use up the memory.
 *
 * @param maxDepth how deep objects and arrays may be nested, at most 500
 * @param maxNumberLength how many characters a number may have
 * @param maxStringBytes how many bytes a string may have, as it stands in the JSON
 * @param maxEntityBytes how many bytes one entity may have, as it stands in the JSON
 */
public record JsonLimits(int maxDepth, int maxNumberLength, int maxStringBytes, int maxEntityBytes) {
    /** 500 levels, numbers of 1,000 characters, strings of 32 MiB, entities of 64 MiB. */
    public static final JsonLimits DEFAULT = new JsonLimits(Depth.MAX, 1_000, 32 << 20, 64 << 20);

    /**
     * These limits.
     *
     * @throws IllegalArgumentException if one is below 1, or the depth above 500
     */
    public JsonLimits {
        if (maxDepth < 1 || maxDepth > Depth.MAX) {
            throw new IllegalArgumentException("a depth outside of 1 to 500 maxDepth=" + maxDepth);
        }
        if (maxNumberLength < 1 || maxStringBytes < 1 || maxEntityBytes < 1) {
            throw new IllegalArgumentException("a limit below 1 maxNumberLength=" + maxNumberLength + " maxStringBytes="
                    + maxStringBytes + " maxEntityBytes=" + maxEntityBytes);
        }
    }
}
