package io.perseid.node;

import java.util.logging.LogManager;

/**
 * The JDK's log manager, but for one thing: the JDK's takes all handlers away as soon as the process is told to stop,
 * so that what happens while the node closes is never seen. This one leaves them.
 */
public final class LastingLogManager extends LogManager {
    private static final String PROPERTY = "java.util.logging.manager";

    private boolean taken;

    /** Makes it the process's log manager; only before anything has been logged. */
    public static void install() {
        System.setProperty(PROPERTY, LastingLogManager.class.getName());
    }

    /** Takes the JDK's handlers away once, for the node's own; later calls, those of the stopping process, do nothing. */
    @Override
    public void reset() {
        if (!taken) {
            taken = true;
            super.reset();
        }
    }
}
