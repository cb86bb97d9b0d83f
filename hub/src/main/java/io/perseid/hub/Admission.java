package io.perseid.hub;

/**
 * What a dataset takes in, and as what.
 *
 * @param secondVersion what happens when an entity would get a second version
 * @param suppressFiltered whether entities filtered out are dropped instead of deleted
 * @param tracksChildren whether children that are gone stay in {@code $children} as deleted
 * @param maxEntityBytes larger entities are refused
 * @param locks whether a new version must name the one it is made of
 */
record Admission(
        SecondVersion secondVersion,
        boolean suppressFiltered,
        boolean tracksChildren,
        long maxEntityBytes,
        boolean locks) {
    /** The same with another say about children. */
    Admission withChildrenTracked(boolean tracked) {
        return new Admission(secondVersion, suppressFiltered, tracked, maxEntityBytes, locks);
    }

    /** What happens when an entity would get a second version. */
    enum SecondVersion {
        ALLOW,
        FAIL,
        IGNORE
    }
}
