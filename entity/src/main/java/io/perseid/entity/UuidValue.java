package io.perseid.entity;

import java.util.UUID;

/** A UUID; ordered by its 128 bits without sign, which is the order of its text. */
public record UuidValue(UUID value) implements Value {
    @Override
    public String toString() {
        return value.toString();
    }
}
