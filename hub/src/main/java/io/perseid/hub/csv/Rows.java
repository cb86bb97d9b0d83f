package io.perseid.hub.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.perseid.fault.Fault;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The rows of a file with their lines. Not thread-safe. */
final class Rows implements AutoCloseable {
    /** Longer fields are taken for a quote that somebody forgot to close. */
    private static final int LONGEST_FIELD = 16 << 20;

    private static final int SAMPLE = 1 << 16;

    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> rows;
    private final Failing failing;
    private long line;

    private Rows(CsvReader<CsvRecord> reader, Failing failing) {
        this.reader = reader;
        this.rows = reader.iterator();
        this.failing = failing;
    }

    /** Says what a failure means. */
    interface Failing {
        /** The file can't be read on. */
        Fault broken(IOException failure);

        /** There is something wrong with its content. */
        Fault wrong(CsvCode code, String text, Object... facts);
    }

    /** One row, and the line it begins on. */
    record Row(long line, List<String> fields) {}

    static CsvReader.CsvReaderBuilder parser(Dialect dialect) {
        return CsvReader.builder()
                .fieldSeparator(dialect.delimiter())
                .quoteCharacter(dialect.quote())
                .maxBufferSize(LONGEST_FIELD)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .skipEmptyLines(true);
    }

    /**
     * Begins to read.
     *
     * @param dialect empty to guess it from the beginning of the text; a delimiter that is known stands
     */
    static Rows open(Reader text, Optional<Dialect> dialect, Optional<String> delimiter, Failing failing) {
        var buffered = new BufferedReader(text, SAMPLE * 2);
        try {
            Dialect known = dialect.isPresent() ? dialect.get() : guess(buffered);
            Dialect used = delimiter.map(known::withDelimiter).orElse(known);
            return new Rows(parser(used).ofCsvRecord(buffered), failing);
        } catch (IOException e) {
            throw failure(e, failing, 0);
        }
    }

    private static Dialect guess(BufferedReader text) throws IOException {
        text.mark(SAMPLE);
        char[] sample = new char[SAMPLE];
        int count = 0;
        int more = 0;
        while (count < SAMPLE && more >= 0) {
            more = text.read(sample, count, SAMPLE - count);
            count += Math.max(more, 0);
        }
        text.reset();
        return DialectGuess.of(new String(sample, 0, count), more < 0);
    }

    /** The next row; empty at the end. */
    Optional<Row> next() {
        try {
            if (!rows.hasNext()) {
                return Optional.empty();
            }
            CsvRecord row = rows.next();
            line = row.getStartingLineNumber();
            return Optional.of(new Row(line, row.getFields()));
        } catch (CsvParseException e) {
            throw failure(e, failing, line);
        } catch (UncheckedIOException e) {
            throw failure(e, failing, line);
        }
    }

    private static Fault failure(Exception failure, Failing failing, long line) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException) {
                return failing.wrong(CsvCode.NOT_OF_ENCODING, "bytes that are not of the encoding", "after_line", line);
            }
            if (cause instanceof NullCharacters.Found) {
                return failing.wrong(
                        CsvCode.NULL_CHARACTER,
                        "a NUL character; set `escape_null_bytes` to read on",
                        "after_line",
                        line);
            }
            if (cause instanceof IOException io) {
                return failing.broken(io);
            }
        }
        return failing.wrong(
                CsvCode.ROW_MALFORMED,
                "a row can't be parsed",
                "after_line",
                line,
                "reason",
                String.valueOf(failure.getMessage()));
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw failing.broken(e);
        }
    }
}
