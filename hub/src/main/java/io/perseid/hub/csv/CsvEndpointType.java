package io.perseid.hub.csv;

import io.perseid.hub.BuildContext;
import io.perseid.hub.Form;
import io.perseid.hub.HubCode;
import io.perseid.hub.Property;
import io.perseid.hub.Schema;
import io.perseid.hub.Settings;
import io.perseid.hub.SinkType;
import java.nio.charset.Charset;
import java.util.Optional;

/** The publisher {@code csv_endpoint}. */
final class CsvEndpointType implements SinkType {
    private static final Schema SCHEMA = Schema.of(
            Property.required("columns", Form.TEXTS, "The properties that are columns."),
            Property.word("quoting", "Which fields are quoted.", "minimal", "all", "non-numeric", "none"),
            Property.text("delimiter", ",", "What stands between fields."),
            Property.flag("doublequote", true, "Whether a quote in a field is doubled; else it is escaped."),
            Property.flag("include_header", true, "Whether the first row names the columns."),
            Property.optional("escapechar", Form.TEXT, "What stands before an escaped character."),
            Property.text("lineterminator", "\r\n", "What ends a row."),
            Property.text("quotechar", "\"", "What encloses a quoted field."),
            Property.flag("byte_order_mark", false, "Whether the text begins with a byte order mark."),
            Property.text("encoding", "utf-8", "The encoding."),
            Property.word(
                    "encode_error_strategy",
                    "What becomes of characters that the encoding hasn't.",
                    "backslashreplace",
                    "ignore",
                    "replace",
                    "xmlcharrefreplace"),
            Property.flag("skip-deleted-entities", true, "Whether deleted entities are left out."),
            Property.optional("filename", Form.TEXT, "The name that a browser gives the file."),
            Property.word("content_disposition", "Whether a browser saves or shows it.", "attachment", "inline"));

    @Override
    public String type() {
        return "csv_endpoint";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Optional<CsvPublisher> build(Settings settings, BuildContext context) {
        Optional<Charset> encoding = Encodings.read(settings, context);
        boolean right = encoding.isPresent();
        for (String property : java.util.List.of("delimiter", "quotechar", "escapechar")) {
            Optional<String> text = settings.find(property);
            if (text.isPresent() && text.get().length() != 1) {
                context.error(
                        HubCode.CONFIG_WRONG_TYPE,
                        settings.place(property),
                        "wanted one character in `" + property + "`, found \"" + text.get() + "\"",
                        "");
                right = false;
            }
        }
        if (!right) {
            return Optional.empty();
        }
        // without doubled quotes there must be an escape character: the reference then takes a backslash
        Optional<Character> escape = settings.find("escapechar")
                .or(() -> settings.flag("doublequote") ? Optional.empty() : Optional.of("\\"))
                .map(text -> text.charAt(0));
        var form = new CsvForm(
                CsvForm.Quoting.of(settings.text("quoting")),
                settings.text("delimiter").charAt(0),
                settings.text("quotechar").charAt(0),
                settings.flag("doublequote"),
                escape,
                settings.text("lineterminator"));
        return Optional.of(new CsvPublisher(
                settings.texts("columns"),
                form,
                settings.flag("include_header"),
                settings.flag("byte_order_mark"),
                encoding.get(),
                EncodeErrors.of(settings.text("encode_error_strategy")),
                settings.flag("skip-deleted-entities"),
                settings.find("filename")
                        .map(name -> settings.text("content_disposition") + "; filename=\""
                                + name.replaceAll("[\"\\\\\\p{Cntrl}]", "_") + "\"")));
    }
}
