package io.perseid.hub;

import java.util.Optional;

/** One type of system that configurations can name. */
public interface SystemType {
    /** The `type` in the configuration, without the {@code system:}. */
    String type();

    /** The properties it understands beside those of every system. */
    Schema schema();

    /** The system described; empty if a problem was reported. Connects to nothing. */
    Optional<? extends ExternalSystem> build(Settings settings, BuildContext context);
}
