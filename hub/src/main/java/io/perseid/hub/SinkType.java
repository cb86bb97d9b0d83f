package io.perseid.hub;

import java.util.Optional;

/** One type of sink that configurations can name. */
public interface SinkType {
    /** The `type` in the configuration. */
    String type();

    /** The properties it understands beside those of every sink. */
    Schema schema();

    /** Whether entities lose their namespaces before it, if identifiers have them and the pipe doesn't say: nobody outside knows them. */
    default boolean removesNamespaces() {
        return true;
    }

    /** The sink or publisher described; empty if a problem was reported. Writes nothing. */
    Optional<? extends Outlet> build(Settings settings, BuildContext context);
}
