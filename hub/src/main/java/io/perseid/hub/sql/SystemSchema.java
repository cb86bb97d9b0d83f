package io.perseid.hub.sql;

import io.perseid.hub.BuildContext;
import io.perseid.hub.Form;
import io.perseid.hub.HubCode;
import io.perseid.hub.Property;
import io.perseid.hub.Schema;
import io.perseid.hub.Settings;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** What the systems of all databases have in common. */
final class SystemSchema {
    /** Pool and time zone. */
    static final Schema COMMON = Schema.of(
            Property.text("timezone", "UTC", "The time zone of dates and times that the database holds without one."),
            Property.integer("pool_size", 1, 10, "How many connections are kept."),
            Property.integer("pool_timeout", 1, 30, "Seconds a pipe waits for a free connection."),
            Property.integer("pool_max_overflow", 0, 10, "How many connections may be open beyond `pool_size`."),
            Property.integer("pool_recycle", -1, 1800, "Seconds after which a connection is replaced; -1 for never."));

    private SystemSchema() {}

    /** A server: where it is and how to log in. */
    static Schema server(int port) {
        return Schema.of(
                        Property.required("username", Form.TEXT, "The user to log in as."),
                        Property.required("password", Form.TEXT, "The user's password; best a `$SECRET(…)`."),
                        Property.required("host", Form.TEXT, "Name or address of the server."),
                        Property.integer("port", 1, port, "The server's port."),
                        Property.required("database", Form.TEXT, "The database on the server."))
                .and(COMMON);
    }

    /** The pool's settings. */
    static PoolSettings pool(Settings settings) {
        int recycle = settings.integer("pool_recycle");
        return new PoolSettings(
                settings.integer("pool_size") + settings.integer("pool_max_overflow"),
                Duration.ofSeconds(settings.integer("pool_timeout")),
                recycle <= 0 ? Duration.ZERO : Duration.ofSeconds(Math.max(30, recycle)));
    }

    /** The zone; empty if a problem was reported. */
    static Optional<ZoneId> zone(Settings settings, BuildContext context) {
        String name = settings.text("timezone");
        try {
            return Optional.of(name.equals("UTC") ? ZoneOffset.UTC : ZoneId.of(name));
        } catch (DateTimeException e) {
            context.error(
                    HubCode.CONFIG_WRONG_TYPE,
                    settings.place("timezone"),
                    "wanted a time zone, found \"" + name + "\"",
                    "use a name like UTC or Europe/Oslo");
            return Optional.empty();
        }
    }
}
