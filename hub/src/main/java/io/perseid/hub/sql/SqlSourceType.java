package io.perseid.hub.sql;

import io.perseid.entity.BooleanValue;
import io.perseid.hub.BuildContext;
import io.perseid.hub.Form;
import io.perseid.hub.HubCode;
import io.perseid.hub.Property;
import io.perseid.hub.Schema;
import io.perseid.hub.Settings;
import io.perseid.hub.SourceTraits;
import io.perseid.hub.SourceType;
import java.util.Optional;

/** The source {@code sql}. */
final class SqlSourceType implements SourceType {
    private static final Schema SCHEMA = Schema.of(
            Property.required("system", Form.TEXT, "The database."),
            Property.optional("table", Form.TEXT, "The table or view to read."),
            Property.optional("primary_key", Form.TEXT_OR_TEXTS, "The columns whose values make the id."),
            Property.optional("query", Form.TEXT_OR_TEXTS, "The query to read, where no table is named."),
            Property.optional("updated_column", Form.TEXT, "The column that tells what is new."),
            Property.optional("updated_query", Form.TEXT_OR_TEXTS, "The query for what is new, with `:since` in it."),
            Property.optional("schema", Form.TEXT, "The schema the table is in."),
            Property.optional("whitelist", Form.TEXTS, "The only columns that become properties."),
            Property.optional("blacklist", Form.TEXTS, "Columns that don't become properties."),
            Property.flag("preserve_null_values", false, "Whether a property is kept when it has no value."),
            Property.integer("fetch_size", 1, 1000, "How many rows the server sends at a time."),
            Property.optional("supports_since", Form.BOOLEAN, "False to read everything each time."),
            Property.flag("is_since_comparable", true, "Whether the values of `updated_column` can be compared."),
            Property.optional("is_chronological", Form.BOOLEAN, "Whether rows come in the order of `updated_column`."),
            Property.optional("is_chronological_full", Form.BOOLEAN, "Whether they do so when everything is read."));

    @Override
    public String type() {
        return "sql";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Optional<SqlSource> build(Settings settings, BuildContext context) {
        Optional<SqlSystem> system = context.system(settings, "system", SqlSystem.class);
        Optional<SqlReading.What> what = what(settings, context);
        if (system.isEmpty() || what.isEmpty()) {
            return Optional.empty();
        }
        var reading = new SqlReading(
                what.get(),
                settings.texts("primary_key"),
                settings.find("updated_column"),
                new Selection(settings.texts("whitelist"), settings.texts("blacklist")),
                new RowSettings(system.get().zone(), settings.flag("preserve_null_values")),
                settings.integer("fetch_size"));
        return Optional.of(new SqlSource(system.get(), reading, traits(settings, what.get()), settings.place()));
    }

    private static Optional<SqlReading.What> what(Settings settings, BuildContext context) {
        Optional<String> query = settings.lines("query");
        if (settings.has("table")) {
            query.ifPresent(_ -> context.warning(
                    HubCode.CONFIG_WITHOUT_EFFECT,
                    settings.place("query"),
                    "`table` is read, so `query` has no effect",
                    "remove one of them"));
            var table = new TableName(settings.find("schema"), settings.text("table"));
            return Optional.of(new SqlReading.What.InTable(table));
        }
        if (query.isEmpty()) {
            context.error(
                    HubCode.CONFIG_MISSING_PROPERTY,
                    settings.place(),
                    "wanted `table` or `query`, found neither",
                    "name the table to read");
            return Optional.empty();
        }
        if (!settings.has("primary_key")) {
            context.error(
                    HubCode.CONFIG_MISSING_PROPERTY,
                    settings.place(),
                    "a `query` needs a `primary_key`",
                    "name the columns whose values make the id");
            return Optional.empty();
        }
        return updated(settings, context).map(since -> new SqlReading.What.Queried(query.get(), since));
    }

    /** The query for what is new, if there is one; empty if a problem was reported. */
    private static Optional<Optional<SinceQuery>> updated(Settings settings, BuildContext context) {
        Optional<SinceQuery> since = settings.lines("updated_query").map(SinceQuery::of);
        if (since.isPresent() && since.get().parameters() == 0) {
            context.error(
                    HubCode.CONFIG_CONFLICT,
                    settings.place("updated_query"),
                    "`updated_query` has no `:since` in it",
                    "compare the updated column with :since");
            return Optional.empty();
        }
        if (since.isPresent() != settings.has("updated_column")) {
            context.error(
                    HubCode.CONFIG_CONFLICT,
                    settings.place(since.isPresent() ? "updated_query" : "updated_column"),
                    "with a `query`, `updated_query` and `updated_column` go together",
                    "give both or neither");
            return Optional.empty();
        }
        return Optional.of(since);
    }

    private static SourceTraits traits(Settings settings, SqlReading.What what) {
        boolean since = settings.has("updated_column") && flag(settings, "supports_since", true);
        boolean table = what instanceof SqlReading.What.InTable;
        boolean chronological = since && flag(settings, "is_chronological", table);
        return new SourceTraits(
                since,
                settings.flag("is_since_comparable"),
                chronological,
                chronological && flag(settings, "is_chronological_full", true));
    }

    private static boolean flag(Settings settings, String property, boolean standard) {
        return settings.value(property) instanceof BooleanValue flag ? flag.value() : standard;
    }
}
