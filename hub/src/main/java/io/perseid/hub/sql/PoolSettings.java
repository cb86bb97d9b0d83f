package io.perseid.hub.sql;

import java.time.Duration;

/**
 * How many connections a system keeps, and for how long.
 *
 * @param most how many may be open at a time
 * @param timeout how long a pipe waits for one
 * @param recycle how long one is used before a new one takes its place; zero for ever
 */
record PoolSettings(int most, Duration timeout, Duration recycle) {}
