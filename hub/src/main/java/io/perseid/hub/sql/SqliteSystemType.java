package io.perseid.hub.sql;

import io.perseid.hub.BuildContext;
import io.perseid.hub.Form;
import io.perseid.hub.Property;
import io.perseid.hub.Schema;
import io.perseid.hub.Settings;
import io.perseid.hub.SystemType;
import java.nio.file.Path;
import java.util.Optional;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** The system {@code sqlite}: a file of the machine the node runs on. */
final class SqliteSystemType implements SystemType {
    private final Path directory;

    SqliteSystemType(Path directory) {
        this.directory = directory;
    }

    @Override
    public String type() {
        return "sqlite";
    }

    @Override
    public Schema schema() {
        return Schema.of(
                        Property.required(
                                "database", Form.TEXT, "The file, from the directory of the configuration on."),
                        Property.flag("create", false, "Whether the file is made if it is missing."))
                .and(SystemSchema.COMMON);
    }

    @Override
    public Optional<SqlSystem> build(Settings settings, BuildContext context) {
        Path file =
                directory.resolve(settings.text("database")).toAbsolutePath().normalize();
        var config = new SQLiteConfig();
        config.setBusyTimeout(settings.integer("pool_timeout") * 1000);
        config.enforceForeignKeys(true);
        if (!settings.flag("create")) {
            config.resetOpenMode(org.sqlite.SQLiteOpenMode.CREATE);
        }
        var source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        var address = new SqlAddress(context.component(), type(), file.toString(), "", source);
        return SystemSchema.zone(settings, context)
                .map(zone -> new SqlSystem(address, new SqliteDialect(), zone, SystemSchema.pool(settings)));
    }
}
