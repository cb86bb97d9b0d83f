package io.perseid.entity;

import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** How a dict holds its entries. Immutable to its user; thread-safe. */
sealed interface DictContent permits MapContent, EncodedContent {
    int size();

    /** The value of the name; null if there is none. */
    @Nullable
    Value find(String name);

    boolean has(String name);

    /** The names in order. */
    Set<String> names();

    void forEach(BiConsumer<String, Value> action);

    /** The encoded form, made when first asked for. */
    EncodedContent encoded();
}
