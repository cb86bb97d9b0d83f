package io.perseid.hub.sql;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The columns of a result, as the driver describes them. */
final class ResultColumns {
    private ResultColumns() {}

    static List<Column> of(ResultSetMetaData described, Dialect dialect) throws SQLException {
        List<Column> columns = new ArrayList<>();
        for (int i = 1; i <= described.getColumnCount(); i++) {
            int jdbcType = described.getColumnType(i);
            String type = described.getColumnTypeName(i);
            columns.add(new Column(
                    described.getColumnLabel(i),
                    type,
                    jdbcType,
                    dialect.kind(jdbcType, type),
                    described.isNullable(i) != ResultSetMetaData.columnNoNulls,
                    false,
                    described.isAutoIncrement(i)));
        }
        return columns;
    }
}
