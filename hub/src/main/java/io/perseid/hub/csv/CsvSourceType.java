package io.perseid.hub.csv;

import io.perseid.hub.BuildContext;
import io.perseid.hub.DocumentSystem;
import io.perseid.hub.Form;
import io.perseid.hub.HubCode;
import io.perseid.hub.Property;
import io.perseid.hub.Schema;
import io.perseid.hub.Settings;
import io.perseid.hub.SourceType;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/** The source {@code csv}. */
final class CsvSourceType implements SourceType {
    private static final Schema SCHEMA = Schema.of(
            Property.required("url", Form.TEXT, "The file."),
            Property.required("system", Form.TEXT, "The system it is in."),
            Property.flag("has_header", true, "Whether the first row names the columns."),
            Property.optional("field_names", Form.TEXTS, "The names of the columns, in the place of the header's."),
            Property.flag("auto_dialect", true, "Whether the dialect is guessed."),
            Property.optional("dialect", Form.oneOf("excel", "excel_tab", "unix_dialect"), "The dialect."),
            Property.text("encoding", "UTF-8", "The encoding of the file."),
            Property.word("decode_error_strategy", "What becomes of bytes that are not of it.", "strict", "replace"),
            Property.required("primary_key", Form.TEXT_OR_TEXTS, "The columns whose values make the id."),
            Property.optional("whitelist", Form.TEXTS, "The only columns that become properties."),
            Property.optional("blacklist", Form.TEXTS, "Columns that don't become properties."),
            Property.flag("preserve_empty_strings", false, "Whether empty fields become properties."),
            Property.text("delimiter", ",", "What stands between fields."),
            Property.flag("escape_null_bytes", false, "Whether NUL characters are read as `\\0`."),
            Property.flag("supports_since", false, "Has no effect: a file is read from its beginning."),
            Property.flag("is_since_comparable", true, "Has no effect: a file is read from its beginning."),
            Property.flag("is_chronological", false, "Has no effect: a file is read from its beginning."));

    @Override
    public String type() {
        return "csv";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Optional<CsvSource> build(Settings settings, BuildContext context) {
        Optional<DocumentSystem> system = context.system(settings, "system", DocumentSystem.class);
        Optional<Charset> encoding = Encodings.read(settings, context);
        boolean right = named(settings, context);
        if (settings.flag("supports_since")) {
            context.warning(
                    HubCode.CONFIG_WITHOUT_EFFECT,
                    settings.place("supports_since"),
                    "`supports_since` has no effect: a file is read from its beginning",
                    "remove it");
        }
        if (system.isEmpty() || encoding.isEmpty() || !right) {
            return Optional.empty();
        }
        boolean guessed = settings.flag("auto_dialect") && !settings.has("dialect");
        var reading = new CsvReading(
                settings.text("url"),
                settings.flag("has_header"),
                settings.texts("field_names"),
                guessed
                        ? Optional.empty()
                        : Optional.of(Dialect.named(settings.find("dialect").orElse("excel"))),
                settings.node("delimiter").isPresent() ? settings.find("delimiter") : Optional.empty(),
                encoding.get(),
                settings.text("decode_error_strategy").equals("replace"),
                settings.flag("escape_null_bytes"),
                settings.texts("primary_key"),
                settings.texts("whitelist"),
                settings.texts("blacklist"),
                settings.flag("preserve_empty_strings"));
        return Optional.of(new CsvSource(system.get(), reading, settings.place()));
    }

    private static boolean named(Settings settings, BuildContext context) {
        if (!settings.flag("has_header") && settings.texts("field_names").isEmpty()) {
            context.error(
                    HubCode.CONFIG_MISSING_PROPERTY,
                    settings.place("has_header"),
                    "without a header the columns need names",
                    "list them in `field_names`");
            return false;
        }
        if (settings.text("delimiter").isEmpty()) {
            context.error(
                    HubCode.CONFIG_WRONG_TYPE, settings.place("delimiter"), "wanted a `delimiter`, found none", "");
            return false;
        }
        List<String> names = settings.texts("field_names");
        for (String column : settings.texts("primary_key")) {
            if (!names.isEmpty() && !names.contains(column)) {
                context.error(
                        HubCode.CONFIG_CONFLICT,
                        settings.place("primary_key"),
                        "`primary_key` names the column \"" + column + "\", which `field_names` hasn't",
                        "");
                return false;
            }
        }
        return true;
    }
}
