package io.perseid.hub.csv;

import io.perseid.hub.Connector;
import java.util.List;

/** Connects comma-separated values: source {@code csv} over a {@code url} system, publisher {@code csv_endpoint}. */
public final class CsvConnector {
    private CsvConnector() {}

    /** What the assembly adds to its list. */
    public static Connector connector() {
        return new Connector(List.of(), List.of(new CsvSourceType()), List.of(new CsvEndpointType()));
    }
}
