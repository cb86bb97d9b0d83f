package io.perseid.repl;

import io.perseid.fault.Code;
import io.perseid.fault.Kind;

/** What somebody who tries the language out can meet. */
public enum ReplCode implements Code {
    /** A command that does not exist, or without what it needs. */
    REPL_COMMAND("repl-command"),
    /** A file, a dataset, an entity or a pipe that is not there. */
    REPL_MISSING("repl-missing");

    private final String id;

    ReplCode(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Kind kind() {
        return Kind.CALLER;
    }
}
