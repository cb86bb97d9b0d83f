package io.perseid.store;

/** The key spaces of a store. Numbers and names are part of the format: they are those of RocksDB's column families. */
enum Space {
    /** Datasets, their heads and their indexes. */
    META(0, "default"),
    /** Dataset and offset to version. The truth; {@link #NEWEST}, {@link #REPLACED} and {@link #INDEX} follow from it. */
    LOG(1, "log"),
    /** Dataset and id to the newest version's offset and hash. */
    NEWEST(2, "newest"),
    /** Dataset and offset of a replaced version to the offset of the one that replaced it. */
    REPLACED(3, "replaced"),
    /** Index, key and offset of the newest version that has the key. */
    INDEX(4, "index"),
    /** What pipes remember. */
    STATE(5, "state");

    private final int number;
    private final String familyName;

    Space(int number, String familyName) {
        this.number = number;
        this.familyName = familyName;
    }

    /** The space with the number. */
    static Space numbered(int number) {
        for (Space space : values()) {
            if (space.number == number) {
                return space;
            }
        }
        throw new IllegalArgumentException("no space has the number found=" + number);
    }

    int number() {
        return number;
    }

    String familyName() {
        return familyName;
    }
}
