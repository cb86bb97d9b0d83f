package io.perseid.hub.csv;

import io.perseid.entity.BooleanValue;
import io.perseid.entity.Entity;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.fault.Fault;
import io.perseid.hub.EntityWriter;
import io.perseid.hub.Item;
import io.perseid.hub.Publisher;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Hands entities out as rows.
 *
 * @param disposition the Content-Disposition of the answer
 */
record CsvPublisher(
        List<String> columns,
        CsvForm rows,
        boolean header,
        boolean mark,
        Charset encoding,
        EncodeErrors errors,
        boolean skipDeleted,
        Optional<String> disposition)
        implements Publisher {

    @Override
    public String form() {
        return "csv";
    }

    @Override
    public String contentType() {
        return "text/csv; charset=" + encoding.name().toLowerCase(Locale.ROOT).replace("x-utf-16le-bom", "utf-16");
    }

    @Override
    public Optional<String> contentDisposition() {
        return disposition;
    }

    @Override
    public EntityWriter open(OutputStream out) {
        var writer = new Rows(out);
        writer.begin();
        return writer;
    }

    /** Writes rows to one answer. */
    private final class Rows implements EntityWriter {
        private final CharsetEncoder encoder = encoding.newEncoder();
        private final Writer writer;

        Rows(OutputStream out) {
            this.writer = new BufferedWriter(new OutputStreamWriter(out, encoding.newEncoder()), 1 << 15);
        }

        void begin() {
            if (mark) {
                send("\uFEFF");
            }
            if (header) {
                List<CsvForm.Field> names = columns.stream()
                        .map(name -> new CsvForm.Field(name, false))
                        .toList();
                send(row(names, "header"));
            }
        }

        @Override
        public void write(Item item) {
            Entity entity = item.entity();
            if (!(skipDeleted && entity.isDeleted())) {
                List<CsvForm.Field> fields = columns.stream()
                        .map(column -> PythonText.field(value(item, column)))
                        .toList();
                send(row(fields, entity.id().value()));
            }
        }

        private String row(List<CsvForm.Field> fields, String entity) {
            try {
                return rows.row(fields);
            } catch (CsvForm.NeedsEscape e) {
                throw new Fault(
                        CsvCode.NEEDS_ESCAPE,
                        "a value would have to be escaped; set `escapechar` or another `quoting`",
                        "entity",
                        entity,
                        "column",
                        columns.get(e.field()));
            }
        }

        private static Value value(Item item, String column) {
            return switch (column) {
                case "_id" -> new StringValue(item.entity().id().value());
                case "_deleted" -> BooleanValue.of(item.entity().isDeleted());
                case "_updated" -> item.updated();
                default -> item.entity().properties().get(column);
            };
        }

        private void send(String text) {
            try {
                writer.write(errors.fit(text, encoder));
            } catch (IOException e) {
                throw failed(e);
            }
        }

        @Override
        public void close() {
            try {
                writer.flush();
            } catch (IOException e) {
                throw failed(e);
            }
        }

        private static Fault failed(IOException e) {
            return new Fault(
                    CsvCode.WRITE_FAILED, e, "the rows can't be written on", "reason", String.valueOf(e.getMessage()));
        }
    }
}
