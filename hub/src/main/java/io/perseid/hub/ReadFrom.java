package io.perseid.hub;

import static java.util.Objects.requireNonNull;

import io.perseid.entity.Value;
import java.util.Optional;

/**
 * Where a reader begins.
 *
 * @param since the sequence token of the last entity already read; empty to read everything
 */
public record ReadFrom(Optional<Value> since) {
    /** From the beginning. */
    public static final ReadFrom START = new ReadFrom(Optional.empty());

    public ReadFrom {
        requireNonNull(since, "since");
    }

    /** After the entity with the token. */
    public static ReadFrom after(Value since) {
        return new ReadFrom(Optional.of(since));
    }

    /** True if everything is to be read. */
    public boolean isFull() {
        return since.isEmpty();
    }
}
