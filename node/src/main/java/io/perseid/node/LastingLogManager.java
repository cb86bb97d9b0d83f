package io.perseid.node;

import java.util.logging.LogManager;

/**
 * The JDK's log manager, but for one thing: the JDK's takes all handlers away as soon as the process is told to stop,
 * so that what happens while the node closes is never seen. This one leaves them, once it was told to.
 *
 * <p>The system property {@code java.util.logging.manager} must name it before any class of java.util.logging is
 * initialized, this one included. Thread-safe.
 */
public final class LastingLogManager extends LogManager {
    private volatile boolean lasting;

    /** From now on the handlers stay, if this is the process's log manager. */
    static void keepHandlers() {
        if (getLogManager() instanceof LastingLogManager manager) {
            manager.lasting = true;
        }
    }

    @Override
    public void reset() {
        if (!lasting) {
            super.reset();
        }
    }
}
