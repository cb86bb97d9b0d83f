/**
 * Tables and queries of relational databases: PostgreSQL, MySQL and MariaDB, SQLite.
 *
 * <p>For pipes that read from a database or keep a table of it in step. Uses {@code io.perseid.hub}; nothing else knows JDBC.
 */
@NullMarked
package io.perseid.hub.sql;

import org.jspecify.annotations.NullMarked;
