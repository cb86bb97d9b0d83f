package io.perseid.hub.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.perseid.fault.Fault;
import io.perseid.hub.ExternalSystem;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A database that pipes read from and write to. Its pool of connections opens with the first use; a server that can't be
 * reached then fails at once instead of after the pool's patience. Thread-safe.
 */
final class SqlSystem implements ExternalSystem {
    private final SqlAddress address;
    private final Dialect dialect;
    private final ZoneId zone;
    private final PoolSettings settings;
    private final SqlFaults faults;
    private final ReentrantLock opening = new ReentrantLock();
    private @Nullable HikariDataSource pool;

    SqlSystem(SqlAddress address, Dialect dialect, ZoneId zone, PoolSettings settings) {
        this.address = address;
        this.dialect = dialect;
        this.zone = zone;
        this.settings = settings;
        this.faults = new SqlFaults(address, dialect);
    }

    @Override
    public String id() {
        return address.system();
    }

    @Override
    public String type() {
        return address.type();
    }

    Dialect dialect() {
        return dialect;
    }

    /** The zone of dates and times that have none of their own. */
    ZoneId zone() {
        return zone;
    }

    /** Turns the driver's failures into ours. */
    SqlFaults faults() {
        return faults;
    }

    /**
     * A connection of the pool, to be closed soon after.
     *
     * @throws Fault if there is none to be had
     */
    Connection connect() {
        try {
            return pool().getConnection();
        } catch (SQLException e) {
            throw faults.of(e, "no connection to the database");
        }
    }

    @Override
    public void check() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1");
        } catch (SQLException e) {
            throw faults.of(e, "the database doesn't answer");
        }
    }

    private HikariDataSource pool() {
        opening.lock();
        try {
            if (pool == null) {
                pool = open();
            }
            return pool;
        } finally {
            opening.unlock();
        }
    }

    private HikariDataSource open() {
        var config = new HikariConfig();
        config.setPoolName("system " + address.system());
        config.setDataSource(address.source());
        config.setMaximumPoolSize(settings.most());
        config.setMinimumIdle(0);
        config.setIdleTimeout(60_000);
        config.setConnectionTimeout(Math.max(250, settings.timeout().toMillis()));
        config.setMaxLifetime(settings.recycle().toMillis());
        config.setInitializationFailTimeout(1);
        config.setRegisterMbeans(false);
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            throw faults.of(e, "no connection to the database");
        }
    }

    @Override
    public void close() {
        opening.lock();
        try {
            if (pool != null) {
                pool.close();
            }
            pool = null;
        } finally {
            opening.unlock();
        }
    }
}
