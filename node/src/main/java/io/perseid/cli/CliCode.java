package io.perseid.cli;

import io.perseid.fault.Code;
import io.perseid.fault.Kind;

/** What a client command can meet. */
public enum CliCode implements Code {
    /** No node answers at the address. */
    NODE_UNREACHABLE("node-unreachable", Kind.EXTERNAL),
    /** What answers at the address isn't a node. */
    NODE_ANSWER_UNREADABLE("node-answer-unreadable", Kind.EXTERNAL),
    /** The node refused; its own code is among the facts. */
    NODE_REFUSED("node-refused", Kind.CALLER),
    /** The run that was waited for failed. */
    PIPE_RUN_FAILED("pipe-run-failed", Kind.EXTERNAL),
    /** What was to be erased was not named. */
    NAME_NOT_CONFIRMED("name-not-confirmed", Kind.CALLER),
    /** The backup that was waited for failed. */
    BACKUP_FAILED("backup-failed", Kind.EXTERNAL),
    /** The file named isn't there, or can't be read. */
    FILE_UNREADABLE("input-file-unreadable", Kind.CALLER),
    /** There is no function of this name. */
    FUNCTION_UNKNOWN("function-unknown", Kind.CALLER),
    /** The directory named isn't there. */
    DIRECTORY_MISSING("directory-missing", Kind.CALLER);

    private final String id;
    private final Kind kind;

    CliCode(String id, Kind kind) {
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
