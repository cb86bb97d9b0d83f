package io.perseid.hub.sql;

import io.perseid.fault.Code;
import io.perseid.fault.Kind;

/** What can go wrong between a pipe and a database. */
enum SqlCode implements Code {
    /** The server can't be reached, or the connection to it broke. */
    UNREACHABLE("sql-unreachable", Kind.EXTERNAL),
    /** The server refuses the user name or the password. */
    LOGIN_REFUSED("sql-login-refused", Kind.EXTERNAL),
    /** The server has no such database. */
    NO_SUCH_DATABASE("sql-no-such-database", Kind.EXTERNAL),
    /** No connection can be encrypted as the configuration asks. */
    TLS_FAILED("sql-tls-failed", Kind.EXTERNAL),
    /** The server took too long. */
    TIMED_OUT("sql-timed-out", Kind.EXTERNAL),
    /** All connections of the pool are in use. */
    POOL_EXHAUSTED("sql-pool-exhausted", Kind.RESOURCE),
    /** The database has no such table. */
    NO_SUCH_TABLE("sql-no-such-table", Kind.EXTERNAL),
    /** The table or the result of the query has no such column. */
    NO_SUCH_COLUMN("sql-no-such-column", Kind.EXTERNAL),
    /** The user may not do this in the database. */
    NOT_ALLOWED("sql-not-allowed", Kind.EXTERNAL),
    /** No primary key is configured and the table declares none. */
    NO_PRIMARY_KEY("sql-no-primary-key", Kind.EXTERNAL),
    /** A row or an entity has no value for a column of the primary key. */
    KEY_MISSING("sql-key-missing", Kind.EXTERNAL),
    /** A value in the database has no form among the entity's value types. */
    VALUE_UNREADABLE("sql-value-unreadable", Kind.EXTERNAL),
    /** A value of an entity doesn't fit the column it goes to. */
    VALUE_REFUSED("sql-value-refused", Kind.EXTERNAL),
    /** The database refuses a row because it breaks a constraint. */
    CONSTRAINT_VIOLATED("sql-constraint-violated", Kind.EXTERNAL),
    /** The database refuses a statement for another reason. */
    STATEMENT_FAILED("sql-statement-failed", Kind.EXTERNAL);

    private final String id;
    private final Kind kind;

    SqlCode(String id, Kind kind) {
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
