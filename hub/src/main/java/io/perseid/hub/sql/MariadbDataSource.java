package io.perseid.hub.sql;

import io.perseid.hub.Settings;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.mariadb.jdbc.Driver;

/**
 * Opens connections with MariaDB's driver. The driver knows no "encrypted if possible"; here a server that has no TLS is asked
 * again without.
 */
final class MariadbDataSource extends DriverSource {
    private final String url;
    private final String sslmode;
    private final Properties login = new Properties();

    private MariadbDataSource(String url, String user, String password, String sslmode, int connectTimeoutMs) {
        this.url = url;
        this.sslmode = sslmode;
        login.setProperty("user", user);
        login.setProperty("password", password);
        login.setProperty("connectTimeout", Integer.toString(connectTimeoutMs));
        login.setProperty("sessionVariables", "time_zone='+00:00'");
        login.setProperty("permitMysqlScheme", "true");
        login.setProperty("tcpKeepAlive", "true");
        login.setProperty("yearIsDateType", "false");
    }

    static MariadbDataSource of(Settings settings) {
        String database = URLEncoder.encode(settings.text("database"), StandardCharsets.UTF_8);
        return new MariadbDataSource(
                "jdbc:mariadb://" + settings.text("host") + ":" + settings.integer("port") + "/" + database,
                settings.text("username"),
                settings.text("password"),
                settings.text("sslmode"),
                settings.integer("pool_timeout") * 1000);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return switch (sslmode) {
            case "disabled" -> connect("disable");
            case "required" -> connect("trust");
            default -> preferEncrypted();
        };
    }

    private Connection preferEncrypted() throws SQLException {
        try {
            return connect("trust");
        } catch (SQLException e) {
            if (String.valueOf(e.getMessage()).contains("ssl not enabled in the server")) {
                return connect("disable");
            }
            throw e;
        }
    }

    private Connection connect(String mode) throws SQLException {
        var properties = new Properties();
        properties.putAll(login);
        properties.setProperty("sslMode", mode);
        return new Driver().connect(url, properties);
    }
}
