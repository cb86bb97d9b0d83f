package io.perseid.language;

/** An index by which a transform looks up entities of a dataset. */
public record Join(String dataset, JoinIndex index) {}
