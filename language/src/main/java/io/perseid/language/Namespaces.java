package io.perseid.language;

/**
 * The namespaces of a pipe whose identifiers have them.
 *
 * @param identity put before ids
 * @param property put before names of properties
 */
public record Namespaces(String identity, String property) {}
