package io.perseid.language;

import io.perseid.entity.Value;

/** The part of a dataset whose entities have the key in the index: {@code ["eq", "_S.category", "tank"]}. */
public record Subset(JoinIndex index, Value key) {}
