package io.perseid.hub.sql;

import io.perseid.fault.Fault;
import io.perseid.hub.RunStart;
import io.perseid.hub.Sink;
import io.perseid.hub.SinkRun;
import java.sql.Connection;
import java.sql.SQLException;

/** Keeps a table in step: a row for each entity, found by its primary key. */
final class SqlSink implements Sink {
    private final SqlSystem system;
    private final SqlWriting writing;

    SqlSink(SqlSystem system, SqlWriting writing) {
        this.system = system;
        this.writing = writing;
    }

    @Override
    public SinkRun begin(RunStart start) {
        Connection connection = system.connect();
        try {
            new TableMaker(writing, system.dialect()).prepare(connection, start.first());
            Table table = Table.describe(connection, writing.table(), system.dialect());
            var mapping = new RowMapping(table, writing, system.faults());
            connection.setAutoCommit(false);
            return new SqlSinkRun(
                    system, connection, mapping, new RowWriter(system, connection, table, mapping, writing));
        } catch (SQLException e) {
            Fault fault = system.faults()
                    .of(e, "the table can't be prepared", "table", writing.table(), "place", writing.place());
            SqlSinkRun.release(system, connection);
            throw fault;
        } catch (RuntimeException e) {
            SqlSinkRun.release(system, connection);
            throw e;
        }
    }
}
