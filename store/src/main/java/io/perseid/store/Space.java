package io.perseid.store;

/** The key spaces of a store. The order is part of the format: it numbers RocksDB's column families. */
enum Space {
    /** Datasets, their heads and their indexes. */
    META("default"),
    /** Dataset and offset to version. The truth; {@link #NEWEST}, {@link #REPLACED} and {@link #INDEX} follow from it. */
    LOG("log"),
    /** Dataset and id to the newest version's offset and hash. */
    NEWEST("newest"),
    /** Dataset and offset of a replaced version to the offset of the one that replaced it. */
    REPLACED("replaced"),
    /** Index, key and offset of the newest version that has the key. */
    INDEX("index"),
    /** What pipes remember. */
    STATE("state");

    private final String familyName;

    Space(String familyName) {
        this.familyName = familyName;
    }

    String familyName() {
        return familyName;
    }
}
