package io.perseid.hub;

/** Another system, as its description in the configuration says how to reach it. Shared by pipes. Thread-safe. */
public interface ExternalSystem extends AutoCloseable {
    /** Its id in the configuration. */
    String id();

    /** Its type in the configuration. */
    String type();

    /**
     * Asks the system whether it is there. May block.
     *
     * @throws io.perseid.fault.Fault that says why it can't be used
     */
    default void check() {}

    /** Closes its connections. */
    @Override
    default void close() {}
}
