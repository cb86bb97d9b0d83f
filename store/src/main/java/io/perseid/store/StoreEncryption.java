package io.perseid.store;

/** The encryption of a store that is open. Thread-safe; others read and write meanwhile. */
public interface StoreEncryption {
    /** The key that the user brought. */
    EncryptionKey userKey();

    /**
     * From now on values are sealed with a new key of the store's own, and that with another one of the user: the store
     * opens only with it. {@link #settle} does the rest.
     */
    void rotate(EncryptionKey user);

    /** Whether every value is sealed with the newest key. */
    boolean isSettled();

    /**
     * Seals every value with the newest key, takes what was before from the disk, and forgets the older keys. Reads
     * everything; one that is cut off is done again.
     *
     * @return how many values were sealed anew
     */
    long settle();
}
