package io.perseid.hub.csv;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/**
 * What a source reads, and how rows become entities.
 *
 * @param header whether the first row names the columns
 * @param names the columns' names in the place of the header's; empty to take those
 * @param dialect empty to guess it
 * @param delimiter one that is known, whatever the dialect
 * @param replacing whether bytes that are not of the encoding become replacement characters; else they are a fault
 * @param escapingNulls whether NUL characters become {@code \0}; else they are a fault
 * @param key the columns of the key
 * @param whitelist the only columns that become properties; all if empty
 * @param keepEmpty whether empty fields become properties
 */
record CsvReading(
        String url,
        boolean header,
        List<String> names,
        Optional<Dialect> dialect,
        Optional<String> delimiter,
        Charset encoding,
        boolean replacing,
        boolean escapingNulls,
        List<String> key,
        List<String> whitelist,
        List<String> blacklist,
        boolean keepEmpty) {

    /** Whether the column becomes a property. */
    boolean keeps(String column) {
        return (whitelist.isEmpty() || whitelist.contains(column)) && !blacklist.contains(column);
    }
}
