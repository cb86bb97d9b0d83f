package io.perseid.hub.sql;

/**
 * One column of a table or of a query's result.
 *
 * @param type the name its database has for the type
 * @param jdbcType one of {@link java.sql.Types}
 * @param nullable whether it may be null; true when unknown
 * @param defaulted whether the table gives it a value when a row comes without one; false when unknown
 * @param generated whether only the database writes it: identities, serials, computed columns
 */
record Column(
        String name,
        String type,
        int jdbcType,
        ColumnKind kind,
        boolean nullable,
        boolean defaulted,
        boolean generated) {}
