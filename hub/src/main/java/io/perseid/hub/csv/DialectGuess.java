package io.perseid.hub.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Guesses the dialect of a file from its beginning: of the usual delimiters the one that gives most rows the same number of
 * fields, and more than one; of two such the one that gives more.
 */
final class DialectGuess {
    private static final List<String> DELIMITERS = List.of(",", ";", "\t", "|", ":");
    private static final int MOST_ROWS = 200;

    private DialectGuess() {}

    /**
     * The dialect; that of Excel if the sample shows none.
     *
     * @param complete whether the sample is the whole file, so that its last row counts
     */
    static Dialect of(String sample, boolean complete) {
        char quote = quote(sample);
        Dialect best = new Dialect(",", quote);
        double score = 0;
        for (String delimiter : DELIMITERS) {
            double found = score(sample, new Dialect(delimiter, quote), complete);
            if (found > score) {
                best = new Dialect(delimiter, quote);
                score = found;
            }
        }
        return best;
    }

    /** Single quotes if they enclose fields and double quotes don't. */
    private static char quote(String sample) {
        Pattern single = Pattern.compile("(?m)(?:^|[,;\\t|])'[^'\\r\\n]*'(?:$|[,;\\t|\\r])");
        Pattern twice = Pattern.compile("(?m)(?:^|[,;\\t|])\"[^\"]*\"(?:$|[,;\\t|\\r])");
        return single.matcher(sample).find() && !twice.matcher(sample).find() ? '\'' : '"';
    }

    private static double score(String sample, Dialect dialect, boolean complete) {
        List<Integer> widths = widths(sample, dialect);
        if (!complete && widths.size() > 1 && widths.size() < MOST_ROWS) {
            widths.removeLast();
        }
        if (widths.isEmpty() || widths.getFirst() < 2) {
            return 0;
        }
        int first = widths.getFirst();
        double same = widths.stream().filter(width -> width == first).count() / (double) widths.size();
        return same * 1000 + Math.min(first, 500);
    }

    private static List<Integer> widths(String sample, Dialect dialect) {
        List<Integer> widths = new ArrayList<>();
        try (CsvReader<CsvRecord> reader =
                Rows.parser(dialect).allowUnclosedQuote(true).ofCsvRecord(sample)) {
            for (CsvRecord row : reader) {
                widths.add(row.getFieldCount());
                if (widths.size() == MOST_ROWS) {
                    break;
                }
            }
        } catch (CsvParseException e) {
            // quotes make no sense in this dialect: what came before decides
            return widths;
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return widths;
    }
}
