package io.perseid.hub.sql;

import io.perseid.hub.BuildContext;
import io.perseid.hub.Property;
import io.perseid.hub.Schema;
import io.perseid.hub.Settings;
import io.perseid.hub.SystemType;
import java.util.Optional;

/** The system {@code mysql}, for MySQL and MariaDB. */
final class MysqlSystemType implements SystemType {
    @Override
    public String type() {
        return "mysql";
    }

    @Override
    public Schema schema() {
        return SystemSchema.server(3306)
                .and(Schema.of(Property.word(
                        "sslmode",
                        "Whether the connection is encrypted; `preferred` does without if the server can't.",
                        "preferred",
                        "disabled",
                        "required")));
    }

    @Override
    public Optional<SqlSystem> build(Settings settings, BuildContext context) {
        var source = MariadbDataSource.of(settings);
        var address = new SqlAddress(
                context.component(),
                type(),
                settings.text("host") + ":" + settings.integer("port"),
                settings.text("password"),
                source);
        return SystemSchema.zone(settings, context)
                .map(zone -> new SqlSystem(address, new MariadbDialect(), zone, SystemSchema.pool(settings)));
    }
}
