package io.perseid.hub.sql;

import io.perseid.fault.Fault;
import io.perseid.fault.Place;
import io.perseid.hub.ReadFrom;
import io.perseid.hub.Reader;
import io.perseid.hub.Source;
import io.perseid.hub.SourceTraits;
import java.sql.Connection;
import java.sql.SQLException;

/** The rows of a table or of a query as entities. Opens a connection for each reading and writes nothing. */
final class SqlSource implements Source {
    private final SqlSystem system;
    private final SqlReading reading;
    private final SourceTraits traits;
    private final Place place;

    SqlSource(SqlSystem system, SqlReading reading, SourceTraits traits, Place place) {
        this.system = system;
        this.reading = reading;
        this.traits = traits;
        this.place = place;
    }

    @Override
    public SourceTraits traits() {
        return traits;
    }

    @Override
    public Reader open(ReadFrom from) {
        Connection connection = system.connect();
        try {
            system.dialect().beginReading(connection);
            return new SqlReader(system, connection, reading.statement(connection, from, traits, system, place));
        } catch (SQLException e) {
            Fault fault = system.faults().of(e, "the rows can't be read", "from", reading.name(), "place", place);
            SqlReader.release(system, connection);
            throw fault;
        } catch (RuntimeException e) {
            SqlReader.release(system, connection);
            throw e;
        }
    }
}
