package io.perseid.hub.sql;

import io.perseid.entity.Sourced;
import io.perseid.entity.Value;
import io.perseid.hub.Reader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a result row by row; holds one connection and as many rows as one fetch gives. Not thread-safe. */
final class SqlReader implements Reader {
    private final SqlSystem system;
    private final Connection connection;
    private final SqlReading.Rows rows;
    private long number;
    private boolean ended;
    private @Nullable Value last;

    SqlReader(SqlSystem system, Connection connection, SqlReading.Rows rows) {
        this.system = system;
        this.connection = connection;
        this.rows = rows;
    }

    @Override
    public List<Sourced> nextBatch(int max) {
        List<Sourced> batch = new ArrayList<>();
        try {
            while (!ended && batch.size() < max) {
                if (rows.result().next()) {
                    Sourced entity = rows.plan().read(rows.result(), ++number);
                    last = entity.updated().isNull() ? last : greater(entity.updated());
                    batch.add(entity);
                } else {
                    ended = true;
                }
            }
        } catch (SQLException e) {
            throw system.faults().of(e, "reading rows stopped before their end", "rows", number);
        }
        return batch;
    }

    private Value greater(Value token) {
        return last == null || token.compareTo(last) > 0 ? token : last;
    }

    @Override
    public Optional<Value> next() {
        return Optional.ofNullable(last);
    }

    @Override
    public void close() {
        try {
            rows.result().close();
            rows.statement().close();
        } catch (SQLException e) {
            throw system.faults().of(e, "the result can't be closed");
        } finally {
            release(system, connection);
        }
    }

    /** Gives the connection back; one that is broken is closed by the pool. */
    static void release(SqlSystem system, Connection connection) {
        try (connection) {
            if (!connection.isClosed()) {
                system.dialect().endReading(connection);
            }
        } catch (SQLException e) {
            throw system.faults().of(e, "the connection can't be given back");
        }
    }
}
