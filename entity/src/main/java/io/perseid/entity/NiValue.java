package io.perseid.entity;

/**
 * A namespaced identifier: who gave the id, and the id. Ordered by its text {@code ns:id}.
 *
 * @param namespace without a colon
 * @param id any text
 */
public record NiValue(String namespace, String id) implements Value {
    /**
     * An identifier.
     *
     * @throws IllegalArgumentException if the namespace holds a colon
     */
    public NiValue {
        if (namespace.indexOf(':') >= 0) {
            throw new IllegalArgumentException("a namespace with a colon namespace=" + namespace);
        }
    }

    /** The identifier as {@code ns:id}; just the id where there is no namespace, unless the id has a colon. */
    @Override
    public String toString() {
        return namespace.isEmpty() && id.indexOf(':') < 0 ? id : namespace + ":" + id;
    }
}
