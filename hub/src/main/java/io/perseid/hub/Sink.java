package io.perseid.hub;

/**
 * What the runs of a pipe write to.
 *
 * <p>Thread-safe: built once when the configuration is loaded, without touching what it writes to. A pipe has one run at a time.
 */
public non-sealed interface Sink extends Outlet, AutoCloseable {
    /**
     * Begins to write. May block.
     *
     * @throws io.perseid.fault.Fault if what it writes to doesn't answer or refuses
     */
    SinkRun begin(RunStart start);

    /** How many entities it likes to be given at once; a pipe may say otherwise with `batch_size`. */
    default int batchSize() {
        return 100;
    }

    /** Frees what is kept between runs; nothing by default. */
    @Override
    default void close() {}
}
