package io.perseid.hub;

import java.util.Optional;

/** One type of source that configurations can name. */
public interface SourceType {
    /** The `type` in the configuration. */
    String type();

    /** The properties it understands beside those of every source. */
    Schema schema();

    /** Whether its entities get namespaces, if identifiers have them and the pipe doesn't say: what comes from outside has none yet. */
    default boolean addsNamespaces() {
        return true;
    }

    /** The source described; empty if a problem was reported. Reads nothing. */
    Optional<? extends Source> build(Settings settings, BuildContext context);
}
