package io.perseid.hub.sql;

/** What a column holds, whatever its database calls it. */
enum ColumnKind {
    BOOLEAN,
    /** Whole numbers of at most 64 bits with sign. */
    INTEGER,
    /** Whole numbers that may not fit into 64 bits with sign. */
    BIG_INTEGER,
    DECIMAL,
    /** Binary floating point of 32 bits. */
    REAL,
    /** Binary floating point of 64 bits. */
    DOUBLE,
    TEXT,
    /** Text padded with spaces to the column's width. */
    PADDED_TEXT,
    BYTES,
    DATE,
    /** A date and a time of day without a zone: read in the zone of the system. */
    LOCAL_DATETIME,
    /** A moment. */
    INSTANT,
    /** A time of day; text on our side. */
    TIME,
    UUID,
    JSON,
    /** A list of values of one kind. */
    ARRAY,
    /** Anything else that has a text form. */
    OTHER
}
