package io.perseid.hub.csv;

import io.perseid.fault.Fault;
import io.perseid.fault.Place;
import io.perseid.hub.DocumentSystem;
import io.perseid.hub.ReadFrom;
import io.perseid.hub.Reader;
import io.perseid.hub.Source;
import io.perseid.hub.SourceTraits;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.List;

/** The rows of a file as entities. */
final class CsvSource implements Source {
    private final DocumentSystem system;
    private final CsvReading reading;
    private final Place place;

    CsvSource(DocumentSystem system, CsvReading reading, Place place) {
        this.system = system;
        this.reading = reading;
        this.place = place;
    }

    @Override
    public SourceTraits traits() {
        return SourceTraits.NONE;
    }

    @Override
    public Reader open(ReadFrom from) {
        InputStream bytes = system.open(reading.url());
        try {
            Rows rows = Rows.open(text(bytes), reading.dialect(), reading.delimiter(), new Failing());
            return new CsvRowReader(rows, reading, new Failing(), place);
        } catch (RuntimeException e) {
            try {
                bytes.close();
            } catch (IOException unclosed) {
                e.addSuppressed(unclosed);
            }
            throw e;
        }
    }

    private java.io.Reader text(InputStream bytes) {
        CodingErrorAction action = reading.replacing() ? CodingErrorAction.REPLACE : CodingErrorAction.REPORT;
        var text = new InputStreamReader(
                bytes, reading.encoding().newDecoder().onMalformedInput(action).onUnmappableCharacter(action));
        var marked = new WithoutMark(text);
        return reading.escapingNulls() ? new EscapedNulls(marked) : new NullCharacters(marked);
    }

    /** Names the system and the file in every failure. */
    private final class Failing implements Rows.Failing {
        @Override
        public Fault broken(IOException failure) {
            return system.broken(reading.url(), failure);
        }

        @Override
        public Fault wrong(CsvCode code, String text, Object... facts) {
            List<Object> all = new ArrayList<>(List.of("system", system.id(), "file", system.shown(reading.url())));
            all.addAll(List.of(facts));
            return new Fault(code, text, all.toArray());
        }
    }
}
