package io.perseid.hub.sql;

import java.util.Optional;

/** A table or view by name, and the schema it is in if that is given. */
record TableName(Optional<String> schema, String table) {
    /** The name as it stands in a statement of the dialect. */
    String in(Dialect dialect) {
        return schema.map(name -> dialect.quoted(name) + ".").orElse("") + dialect.quoted(table);
    }

    @Override
    public String toString() {
        return schema.map(name -> name + ".").orElse("") + table;
    }
}
