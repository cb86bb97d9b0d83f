package io.perseid.language;

/**
 * A join of a transform seen from the joined dataset.
 *
 * @param dataset the joined dataset
 * @param inverse the way back to source entities
 */
public record Dependency(String dataset, Inverse inverse) {}
