package io.perseid.hub.sql;

import io.perseid.fault.Place;
import java.util.List;

/** Finds the columns that a configuration names, or says which there are. */
final class WantedColumns {
    private final Columns columns;
    private final String from;
    private final SqlFaults faults;
    private final Place place;

    WantedColumns(Columns columns, String from, SqlFaults faults, Place place) {
        this.columns = columns;
        this.from = from;
        this.faults = faults;
        this.place = place;
    }

    /**
     * The column with the name.
     *
     * @throws io.perseid.fault.Fault if there is none
     */
    Column find(String name) {
        return columns.find(name)
                .orElseThrow(() -> faults.found(
                        SqlCode.NO_SUCH_COLUMN,
                        "a column that the configuration names is not there",
                        "from",
                        from,
                        "wanted",
                        name,
                        "found",
                        String.join(",", columns.names()),
                        "place",
                        place));
    }

    /**
     * The columns of the key.
     *
     * @throws io.perseid.fault.Fault if one is not there, or none is known
     */
    List<Column> key(List<String> names) {
        if (names.isEmpty()) {
            throw faults.found(
                    SqlCode.NO_PRIMARY_KEY,
                    "the table declares no primary key and the configuration has no `primary_key`",
                    "from",
                    from,
                    "place",
                    place);
        }
        return names.stream().map(this::find).toList();
    }
}
