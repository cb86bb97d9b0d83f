package io.perseid.node;

import io.perseid.fault.Code;
import io.perseid.fault.Kind;

/** What can be wrong with a node's settings and its start. */
public enum NodeCode implements Code {
    /** No setting has the name. */
    SETTING_UNKNOWN("setting-unknown", Kind.CALLER),
    /** A setting has a value that can't be used. */
    SETTING_MALFORMED("setting-malformed", Kind.CALLER),
    /** A setting stands twice in the file. */
    SETTING_TWICE("setting-twice", Kind.CALLER),
    /** The settings file can't be read. */
    SETTINGS_UNREADABLE("settings-unreadable", Kind.CALLER),
    /** A key can't be read from where the settings say. */
    KEY_UNREADABLE("key-unreadable", Kind.CALLER),
    /** The data directory holds no dataset of the name. */
    DATASET_NOT_HERE("dataset-not-here", Kind.CALLER),
    /** A directory can't be made or used. */
    DIRECTORY_UNUSABLE("directory-unusable", Kind.CALLER),
    /** The file of the key that seals secrets can't be used. */
    KEY_UNUSABLE("key-unusable", Kind.CALLER);

    private final String id;
    private final Kind kind;

    NodeCode(String id, Kind kind) {
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
