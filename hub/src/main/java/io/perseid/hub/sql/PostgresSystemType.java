package io.perseid.hub.sql;

import io.perseid.hub.BuildContext;
import io.perseid.hub.Property;
import io.perseid.hub.Schema;
import io.perseid.hub.Settings;
import io.perseid.hub.SystemType;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;

/** The system {@code postgresql}. */
final class PostgresSystemType implements SystemType {
    @Override
    public String type() {
        return "postgresql";
    }

    @Override
    public Schema schema() {
        return SystemSchema.server(5432)
                .and(Schema.of(Property.word(
                        "sslmode",
                        "Whether the connection is encrypted, and with `verify-ca` and `verify-full` whose certificate it takes.",
                        "prefer",
                        "disable",
                        "allow",
                        "require",
                        "verify-ca",
                        "verify-full")));
    }

    @Override
    public Optional<SqlSystem> build(Settings settings, BuildContext context) {
        var source = new PGSimpleDataSource();
        source.setServerNames(new String[] {settings.text("host")});
        source.setPortNumbers(new int[] {settings.integer("port")});
        source.setDatabaseName(settings.text("database"));
        source.setUser(settings.text("username"));
        source.setPassword(settings.text("password"));
        source.setSslMode(settings.text("sslmode"));
        source.setApplicationName("perseid " + context.component());
        source.setStringType("unspecified");
        source.setConnectTimeout(settings.integer("pool_timeout"));
        source.setTcpKeepAlive(true);
        var address = new SqlAddress(
                context.component(),
                type(),
                settings.text("host") + ":" + settings.integer("port"),
                settings.text("password"),
                source);
        return SystemSchema.zone(settings, context)
                .map(zone -> new SqlSystem(address, new PostgresDialect(), zone, SystemSchema.pool(settings)));
    }
}
