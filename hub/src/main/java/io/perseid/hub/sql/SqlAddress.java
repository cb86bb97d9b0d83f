package io.perseid.hub.sql;

import javax.sql.DataSource;

/**
 * Where a database is and how to log in.
 *
 * @param system the id of the system
 * @param type the type of the system
 * @param host what errors name: host and port, or the file; never a secret
 * @param password kept only to take it out of the driver's messages; empty if there is none
 * @param source opens connections
 */
record SqlAddress(String system, String type, String host, String password, DataSource source) {
    @Override
    public String toString() {
        return type + " " + system + " at " + host;
    }
}
