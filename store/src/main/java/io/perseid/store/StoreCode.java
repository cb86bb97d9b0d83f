package io.perseid.store;

import io.perseid.fault.Code;
import io.perseid.fault.Kind;

/** What can fail in the store. */
public enum StoreCode implements Code {
    /** A dataset can't have this name. */
    DATASET_NAME_INVALID("dataset-name-invalid", Kind.CALLER),
    /** As many readers are open as there may be at the same time. */
    TOO_MANY_READERS("too-many-readers", Kind.RESOURCE),
    /** The dataset was deleted while somebody still held it. */
    DATASET_DELETED("dataset-deleted", Kind.CALLER),
    /** The dataset has no index of this name. */
    INDEX_UNKNOWN("index-unknown", Kind.CALLER),
    /** The index exists but isn't derived up to the newest version yet. */
    INDEX_NOT_READY("index-not-ready", Kind.RESOURCE),
    /** An id is too long to be a key, or is not whole text. */
    ENTITY_ID_INVALID("entity-id-invalid", Kind.CALLER),
    /** Compaction has dropped versions that a read of an earlier moment needs. */
    MOMENT_COMPACTED("moment-compacted", Kind.CALLER),
    /** The entities of one append take more bytes than one atomic write can. */
    BATCH_TOO_LARGE("batch-too-large", Kind.CALLER),
    /** A state was to be kept under an empty key. */
    STATE_KEY_EMPTY("state-key-empty", Kind.CALLER),
    /** A newer writer of the dataset has been opened; this one may not write again. */
    WRITER_SUPERSEDED("writer-superseded", Kind.CALLER),
    /** The full run was ended, abandoned or replaced by a newer one. */
    FULL_RUN_ENDED("full-run-ended", Kind.CALLER),
    /** The store is encrypted, and no key was given. */
    STORE_KEY_MISSING("store-key-missing", Kind.CALLER),
    /** The store is encrypted with another key than the one given. */
    STORE_KEY_WRONG("store-key-wrong", Kind.CALLER),
    /** A key is not 64 hexadecimal digits. */
    KEY_MALFORMED("key-malformed", Kind.CALLER),
    /** The store has been closed. */
    STORE_CLOSED("store-closed", Kind.OURS),
    /** Another process has the store open. */
    STORE_LOCKED("store-locked", Kind.RESOURCE),
    /** The directory holds something that is not a store. */
    STORE_NOT_A_STORE("store-not-a-store", Kind.CALLER),
    /** The bytes on disk are not what was written. */
    STORE_CORRUPT("store-corrupt", Kind.OURS),
    /** Versions that were acknowledged as durable are missing after opening. */
    STORE_LOST_WRITES("store-lost-writes", Kind.OURS),
    /** The store was written by a version so old that this one can't read it any more. */
    STORE_TOO_OLD("store-too-old", Kind.OURS),
    /** The store was written by a later version than this one. */
    STORE_TOO_NEW("store-too-new", Kind.OURS),
    /** There is too little free space on the disk to go on writing. Reading goes on. */
    DISK_FULL("disk-full", Kind.RESOURCE),
    /** The disk failed to read or write. */
    DISK_FAILED("disk-failed", Kind.RESOURCE);

    private final String id;
    private final Kind kind;

    StoreCode(String id, Kind kind) {
        this.id = id;
        this.kind = kind;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
