package io.perseid.hub.csv;

import io.perseid.entity.DictBuilder;
import io.perseid.entity.Entity;
import io.perseid.entity.Sourced;
import io.perseid.entity.StringValue;
import io.perseid.fault.Place;
import io.perseid.hub.CompositeId;
import io.perseid.hub.Reader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes an entity of each row. Not thread-safe. */
final class CsvRowReader implements Reader {
    private final Rows rows;
    private final CsvReading reading;
    private final Rows.Failing failing;
    private final Place place;
    private final List<String> columns;
    private final List<Integer> key;
    private boolean ended;

    /** Reads the header, if the file has one. */
    CsvRowReader(Rows rows, CsvReading reading, Rows.Failing failing, Place place) {
        this.rows = rows;
        this.reading = reading;
        this.failing = failing;
        this.place = place;
        Optional<Rows.Row> header = reading.header() ? rows.next() : Optional.empty();
        this.ended = reading.header() && header.isEmpty();
        this.columns = reading.names().isEmpty() ? header.map(Rows.Row::fields).orElse(List.of()) : reading.names();
        this.key = ended ? List.of() : positions();
    }

    private List<Integer> positions() {
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            if (!seen.add(column)) {
                throw failing.wrong(
                        CsvCode.DUPLICATE_COLUMN,
                        "the header names a column twice; give `field_names`",
                        "line",
                        1,
                        "column",
                        column);
            }
        }
        List<String> named = new ArrayList<>(reading.key());
        named.addAll(reading.whitelist());
        for (String column : named) {
            if (!seen.contains(column)) {
                throw failing.wrong(
                        CsvCode.NO_SUCH_COLUMN,
                        "a column that the configuration names is not there",
                        "wanted",
                        column,
                        "found",
                        String.join(",", columns),
                        "place",
                        place);
            }
        }
        return reading.key().stream().map(columns::indexOf).toList();
    }

    @Override
    public List<Sourced> nextBatch(int max) {
        List<Sourced> batch = new ArrayList<>();
        while (!ended && batch.size() < max) {
            Optional<Rows.Row> row = rows.next();
            ended = row.isEmpty();
            row.ifPresent(found -> batch.add(Sourced.of(entity(found))));
        }
        return batch;
    }

    private Entity entity(Rows.Row row) {
        List<String> fields = row.fields();
        if (fields.size() != columns.size()) {
            throw failing.wrong(
                    CsvCode.ROW_WRONG,
                    fields.size() < columns.size() ? "a row has too few fields" : "a row has too many fields",
                    "line",
                    row.line(),
                    "wanted",
                    columns.size(),
                    "found",
                    fields.size());
        }
        var properties = new DictBuilder();
        for (int i = 0; i < fields.size(); i++) {
            String column = columns.get(i);
            if (reading.keeps(column) && (reading.keepEmpty() || !fields.get(i).isEmpty())) {
                properties.put(column, new StringValue(fields.get(i)));
            }
        }
        List<String> parts = key.stream().map(fields::get).toList();
        if (parts.contains("")) {
            throw failing.wrong(
                    CsvCode.KEY_MISSING,
                    "a row has nothing in a column of the primary key",
                    "line",
                    row.line(),
                    "column",
                    reading.key().get(parts.indexOf("")));
        }
        return Entity.of(CompositeId.join(parts), properties.build());
    }

    @Override
    public void close() {
        rows.close();
    }
}
