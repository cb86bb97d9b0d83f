package io.perseid.hub.sql;

import io.perseid.fault.Place;
import io.perseid.time.Time;
import java.util.List;

/**
 * What a sink writes, and how.
 *
 * @param key the columns of the key; empty to take what the table declares
 * @param definitions the columns of the table to be made, and which property goes to which; empty to go by the names
 * @param batchSize how many rows go to the server at a time
 * @param timestamp the column, if the table has it, that gets the time of writing
 * @param skipGenerated whether columns that the database numbers are left to it
 * @param trimKeys whether blanks at the end of padded key columns don't count
 * @param making what becomes of the table before rows are written
 */
record SqlWriting(
        TableName table,
        List<String> key,
        List<ColumnDefinition> definitions,
        Selection selection,
        int batchSize,
        String timestamp,
        boolean skipGenerated,
        boolean trimKeys,
        Making making,
        Time time,
        Place place) {

    /**
     * What is done with the table when a run begins.
     *
     * @param create make it if it is missing
     * @param recreate drop it before, on the first run
     * @param truncate empty it, on the first run
     */
    record Making(boolean create, boolean recreate, boolean truncate) {}
}
