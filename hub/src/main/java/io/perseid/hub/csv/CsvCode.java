package io.perseid.hub.csv;

import io.perseid.fault.Code;
import io.perseid.fault.Kind;

/** What can be wrong with comma-separated values. */
enum CsvCode implements Code {
    /** A row has another number of fields than the header. */
    ROW_WRONG("csv-row-wrong", Kind.EXTERNAL),
    /** A row can't be parsed: quotes that don't match, a field without end. */
    ROW_MALFORMED("csv-row-malformed", Kind.EXTERNAL),
    /** Bytes that are not of the encoding. */
    NOT_OF_ENCODING("csv-not-of-encoding", Kind.EXTERNAL),
    /** A NUL character. */
    NULL_CHARACTER("csv-null-character", Kind.EXTERNAL),
    /** The header has no column that the configuration names. */
    NO_SUCH_COLUMN("csv-no-such-column", Kind.EXTERNAL),
    /** The header names a column twice. */
    DUPLICATE_COLUMN("csv-duplicate-column", Kind.EXTERNAL),
    /** A row has nothing in a column of the primary key. */
    KEY_MISSING("csv-key-missing", Kind.EXTERNAL),
    /** A value would have to be escaped, and there is no escape character. */
    NEEDS_ESCAPE("csv-needs-escape", Kind.CALLER),
    /** The answer can't be written on. */
    WRITE_FAILED("csv-write-failed", Kind.EXTERNAL);

    private final String id;
    private final Kind kind;

    CsvCode(String id, Kind kind) {
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
