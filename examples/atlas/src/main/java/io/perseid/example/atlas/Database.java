package io.perseid.example.atlas;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.postgresql.PGConnection;

/**
 * A real PostgreSQL in processes of its own, with a table of cities to read from and a table of places to write to.
 *
 * <p>PostgreSQL refuses to run as root; the library then starts it in a user namespace of its own.
 */
final class Database implements AutoCloseable {
    private static final String TABLES = """
            create table city (
                id integer primary key,
                name text not null,
                country text not null,
                feature text not null,
                admin text,
                population integer,
                longitude numeric(9, 5),
                latitude numeric(8, 5),
                updated timestamptz not null default clock_timestamp()
            );
            create index city_updated on city (updated);
            create table city_gone (id integer primary key, updated timestamptz not null);
            create function note_gone() returns trigger language plpgsql as $$ begin
                insert into city_gone values (old.id, clock_timestamp())
                    on conflict (id) do update set updated = excluded.updated;
                return old;
            end $$;
            create trigger city_gone after delete on city for each row execute function note_gone();
            create table place (
                id text primary key,
                name text,
                kind text,
                country text,
                continent text,
                population integer,
                airports integer
            );
            """;

    private final EmbeddedPostgres server;
    private final Connection connection;

    private Database(EmbeddedPostgres server, Connection connection) {
        this.server = server;
        this.connection = connection;
    }

    /** Starts the server with its files under the folder, on a free port of the loopback interface. */
    static Database start(WorkFolder folder) throws IOException {
        var server = startServer(folder);
        try {
            var connection = server.getPostgresDatabase().getConnection();
            try (var statement = connection.createStatement()) {
                statement.execute(TABLES);
            }
            return new Database(server, connection);
        } catch (SQLException e) {
            server.close();
            throw new DemoFailure("the tables could not be made", e);
        }
    }

    private static EmbeddedPostgres startServer(WorkFolder folder) throws IOException {
        try {
            return EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(folder.resolve("postgresql").toFile())
                    .setDataDirectory(folder.resolve("postgresql-data"))
                    .setCleanDataDirectory(false)
                    .start();
        } catch (IllegalStateException e) {
            throw new DemoFailure("PostgreSQL does not start; it refuses to run as root: try as another user", e);
        }
    }

    int port() {
        return server.getPort();
    }

    /** Fills the table of cities and gives their number. */
    long loadCities(DataFiles files) throws IOException, SQLException {
        try (var rows = files.open("cities.csv")) {
            return connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "copy city (id, name, country, feature, admin, population, longitude, latitude)"
                                    + " from stdin with (format csv, header true, encoding 'UTF8')",
                            rows);
        }
    }

    /** Makes the city bigger, as a user of the database would. */
    void grow(int city, int by) throws SQLException {
        try (var update = connection.prepareStatement(
                "update city set population = population + ?, updated = clock_timestamp() where id = ?")) {
            update.setInt(1, by);
            update.setInt(2, city);
            update.executeUpdate();
        }
    }

    /** Deletes the city, leaving no trace in its table; a trigger notes that it is gone in another. */
    void delete(int city) throws SQLException {
        try (var delete = connection.prepareStatement("delete from city where id = ?")) {
            delete.setInt(1, city);
            delete.executeUpdate();
        }
    }

    /** How many places have been written back. */
    long places() throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from place")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** The population of the place that was written back; empty if there is no such row. */
    Optional<Long> populationOfPlace(int city) throws SQLException {
        try (var select = connection.prepareStatement("select population from place where id = ?")) {
            select.setString(1, Integer.toString(city));
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(rows.getLong(1)) : Optional.empty();
            }
        }
    }

    @Override
    public void close() throws IOException, SQLException {
        connection.close();
        server.close();
    }
}
