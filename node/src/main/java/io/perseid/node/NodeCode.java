package io.perseid.node;

import io.perseid.fault.Code;
import io.perseid.fault.Kind;

/** What can be wrong with a node's settings and its start. */
public enum NodeCode implements Code {
    SETTING_UNKNOWN("setting-unknown", Kind.CALLER),
    SETTING_MALFORMED("setting-malformed", Kind.CALLER),
    SETTING_TWICE("setting-twice", Kind.CALLER),
    SETTINGS_UNREADABLE("settings-unreadable", Kind.CALLER),
    DIRECTORY_UNUSABLE("directory-unusable", Kind.CALLER),
    CONFIG_REFUSED("config-refused", Kind.CALLER);

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
