package io.perseid.store.vault;

import java.util.List;
import java.util.Optional;

/**
 * Named bytes in some other place. A name has lower-case letters, digits, {@code T}, {@code Z}, dots, hyphens, and slashes
 * between its parts.
 *
 * <p>Every method may throw {@link io.perseid.fault.Fault} with {@link VaultCode#VAULT_UNREACHABLE}. Thread-safe.
 */
public interface BlobStore extends AutoCloseable {
    /** Writes the bytes under the name, in place of others; when it returns they are durable, and before that nobody sees a part. */
    void put(String name, byte[] bytes);

    /** The bytes under the name; empty if there are none. */
    Optional<byte[]> get(String name);

    /** The names that begin with the text, in order. */
    List<String> list(String prefix);

    /** Deletes what is under the name; nothing happens if nothing is. */
    void delete(String name);

    /** Where it is, for people. */
    String address();

    @Override
    default void close() {}
}
