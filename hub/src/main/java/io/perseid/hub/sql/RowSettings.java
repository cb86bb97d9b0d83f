package io.perseid.hub.sql;

import java.time.ZoneId;

/**
 * How rows become entities.
 *
 * @param zone where dates and times without a zone are at home
 * @param nulls whether properties are kept when the row has no value for them
 */
record RowSettings(ZoneId zone, boolean nulls) {}
