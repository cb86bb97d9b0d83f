package io.perseid.store;

import io.perseid.entity.Value;

/** The newest versions that an index holds under a key. */
public record Subset(String index, Value key) {}
