package io.perseid.hub.sql;

import io.perseid.hub.Connector;
import java.nio.file.Path;
import java.util.List;

/** Connects relational databases: systems {@code postgresql}, {@code mysql} and {@code sqlite}, source and sink {@code sql}. */
public final class SqlConnector {
    private SqlConnector() {}

    /**
     * What the assembly adds to its list.
     *
     * @param directory where the configuration is; relative paths of SQLite files start there
     */
    public static Connector of(Path directory) {
        return new Connector(
                List.of(new PostgresSystemType(), new MysqlSystemType(), new SqliteSystemType(directory)),
                List.of(new SqlSourceType()),
                List.of(new SqlSinkType()));
    }
}
