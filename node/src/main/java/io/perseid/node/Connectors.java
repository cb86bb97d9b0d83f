package io.perseid.node;

import io.perseid.hub.Connector;
import io.perseid.hub.csv.CsvConnector;
import io.perseid.hub.sql.SqlConnector;
import io.perseid.hub.web.WebConnector;
import java.nio.file.Path;
import java.util.List;

/** Every kind of system this node can connect to: the one list of them. */
public final class Connectors {
    private Connectors() {}

    /**
     * One for each sub-package of the hub.
     *
     * @param directory what relative paths in a configuration start from
     */
    public static List<Connector> all(Path directory) {
        return List.of(CsvConnector.connector(), WebConnector.of(directory), SqlConnector.of(directory));
    }
}
