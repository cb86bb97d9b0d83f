package io.perseid.node;

import io.perseid.hub.Connector;
import java.util.List;

/** Every kind of system this node can connect to: the one list of them. */
public final class Connectors {
    private Connectors() {}

    /** One for each sub-package of the hub. */
    public static List<Connector> all() {
        return List.of();
    }
}
