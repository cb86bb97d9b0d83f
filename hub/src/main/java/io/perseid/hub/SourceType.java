package io.perseid.hub;

import java.util.Optional;

/** One type of source that configurations can name. */
public interface SourceType {
    /** The `type` in the configuration. */
    String type();

    /** The properties it understands beside those of every source. */
    Schema schema();

    /** The source described; empty if a problem was reported. Reads nothing. */
    Optional<? extends Source> build(Settings settings, BuildContext context);
}
