package io.perseid.hub.sql;

import io.perseid.fault.Place;
import io.perseid.hub.BuildContext;
import io.perseid.hub.Form;
import io.perseid.hub.HubCode;
import io.perseid.hub.Property;
import io.perseid.hub.Schema;
import io.perseid.hub.Settings;
import io.perseid.hub.SinkType;
import java.util.List;
import java.util.Optional;

/** The sink {@code sql}. */
final class SqlSinkType implements SinkType {
    private static final List<String> BULK = List.of(
            "use_bulk_operations",
            "keep_failed_bulk_operation_files",
            "bulk_operation_timeout",
            "bulk_operation_queue_size",
            "bulk_operation_buffer_size",
            "bulk_schema");

    private static final Schema SCHEMA = Schema.of(
            Property.required("system", Form.TEXT, "The database."),
            Property.required("table", Form.TEXT, "The table to write."),
            Property.optional("primary_key", Form.TEXT_OR_TEXTS, "The columns that tell rows apart."),
            Property.optional("schema", Form.TEXT, "The schema the table is in."),
            Property.optional("bulk_schema", Form.TEXT, "Has no effect: there are no bulk operations."),
            Property.text(
                    "timestamp", "sesam-timestamp", "The column that gets the time of writing, if the table has it."),
            Property.flag("use_bulk_operations", false, "Has no effect: rows are written in batches."),
            Property.flag("keep_failed_bulk_operation_files", false, "Has no effect: there are no bulk operations."),
            Property.integer("bulk_operation_timeout", 0, 600, "Has no effect: there are no bulk operations."),
            Property.integer("bulk_operation_queue_size", 0, 3, "Has no effect: there are no bulk operations."),
            Property.integer(
                    "bulk_operation_buffer_size", 0, 50_000_000, "Has no effect: there are no bulk operations."),
            Property.integer("batch_size", 1, 100, "How many rows go to the server at a time."),
            Property.flag("truncate_table_on_first_run", false, "Whether the first run empties the table."),
            Property.flag("create_table_if_missing", false, "Whether the table is made by `schema_definition`."),
            Property.flag(
                    "recreate_table_on_first_run", false, "Whether the first run drops the table before making it."),
            Property.optional("schema_definition", Form.OBJECTS, "The columns, and the properties that go to them."),
            Property.flag("skip_identity_columns", false, "Whether columns that the database numbers are left to it."),
            Property.flag(
                    "remove_pk_char_trailing_spaces", true, "Whether blanks at the end of padded keys don't count."),
            Property.optional("whitelist", Form.TEXTS, "The only properties that are written."),
            Property.optional("blacklist", Form.TEXTS, "Properties that are not written."));

    @Override
    public String type() {
        return "sql";
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Optional<SqlSink> build(Settings settings, BuildContext context) {
        for (String property : BULK) {
            if (!settings.place(property).equals(settings.place())) {
                withoutBulk(settings.place(property), property, context);
            }
        }
        Optional<SqlSystem> system = context.system(settings, "system", SqlSystem.class);
        Optional<List<ColumnDefinition>> definitions = SchemaDefinition.read(settings, context);
        if (system.isEmpty() || definitions.isEmpty() || !tableCanBeMade(settings, definitions.get(), context)) {
            return Optional.empty();
        }
        var writing = new SqlWriting(
                new TableName(settings.find("schema"), settings.text("table")),
                settings.texts("primary_key"),
                definitions.get(),
                new Selection(settings.texts("whitelist"), settings.texts("blacklist")),
                settings.integer("batch_size"),
                settings.text("timestamp"),
                settings.flag("skip_identity_columns"),
                settings.flag("remove_pk_char_trailing_spaces"),
                new SqlWriting.Making(
                        settings.flag("create_table_if_missing"),
                        settings.flag("recreate_table_on_first_run"),
                        settings.flag("truncate_table_on_first_run")),
                context.time(),
                settings.place());
        return Optional.of(new SqlSink(system.get(), writing));
    }

    private static void withoutBulk(Place place, String property, BuildContext context) {
        context.warning(
                HubCode.CONFIG_WITHOUT_EFFECT,
                place,
                "`" + property + "` has no effect: rows are written in batches of `batch_size`",
                "remove it");
    }

    private static boolean tableCanBeMade(Settings settings, List<ColumnDefinition> columns, BuildContext context) {
        boolean create = settings.flag("create_table_if_missing");
        if (settings.flag("recreate_table_on_first_run") && !create) {
            context.warning(
                    HubCode.CONFIG_WITHOUT_EFFECT,
                    settings.place("recreate_table_on_first_run"),
                    "`recreate_table_on_first_run` has no effect without `create_table_if_missing`",
                    "give both or neither");
        }
        if (create && columns.stream().noneMatch(ColumnDefinition::primaryKey)) {
            context.error(
                    HubCode.CONFIG_CONFLICT,
                    settings.place("create_table_if_missing"),
                    "`create_table_if_missing` needs a `schema_definition` with at least one column that has `primary_key` true",
                    "list the columns of the table");
            return false;
        }
        return true;
    }
}
