package io.perseid.hub.sql;

import io.perseid.entity.Value;
import io.perseid.hub.Item;
import io.perseid.hub.SinkRun;
import io.perseid.hub.WriteResult;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes each batch in one transaction. Not thread-safe. */
final class SqlSinkRun implements SinkRun {
    private final SqlSystem system;
    private final Connection connection;
    private final RowMapping mapping;
    private final RowWriter writer;

    SqlSinkRun(SqlSystem system, Connection connection, RowMapping mapping, RowWriter writer) {
        this.system = system;
        this.connection = connection;
        this.mapping = mapping;
        this.writer = writer;
    }

    @Override
    public WriteResult write(List<Item> batch) {
        // of several changes to one row only the last counts, and no order among different rows can then matter
        Map<List<Value>, RowChange> changes = new LinkedHashMap<>();
        long filtered = 0;
        long deleted = 0;
        for (Item item : batch) {
            if (item.filtered()) {
                filtered++;
            } else {
                RowChange change = mapping.change(item.entity());
                changes.put(change.key(), change);
                deleted += change instanceof RowChange.Remove ? 1 : 0;
            }
        }
        try {
            writer.write(new ArrayList<>(changes.values()));
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            undo(e);
            throw e instanceof RuntimeException ours ? ours : failure((SQLException) e, batch);
        }
        return new WriteResult(batch.size() - filtered, 0, deleted, filtered);
    }

    private RuntimeException failure(SQLException e, List<Item> batch) {
        String table = mapping.table().toString();
        return batch.size() == 1
                ? system.faults()
                        .of(
                                e,
                                "a row can't be written",
                                "table",
                                table,
                                "entity",
                                batch.getFirst().entity().id().value())
                : system.faults().of(e, "rows can't be written", "table", table, "rows", batch.size());
    }

    private void undo(Exception reason) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    @Override
    public void close() {
        release(system, connection);
    }

    /** Gives the connection back as it was. */
    static void release(SqlSystem system, Connection connection) {
        try (connection) {
            if (!connection.isClosed() && !connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw system.faults().of(e, "the connection can't be given back");
        }
    }
}
