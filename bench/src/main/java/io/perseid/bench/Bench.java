package io.perseid.bench;

import java.util.List;

/** One piece of work that is measured. Called on one thread, once in a run; leaves nothing behind. */
interface Bench {
    /** The name to call it by on the command line, in kebab-case. */
    String name();

    /** One line for the list of benches. */
    String purpose();

    /**
     * Does the work and measures it.
     *
     * @param scratch an empty folder that is removed afterwards
     * @param progress told what is going on, for a person who waits
     * @throws Exception if the work could not be done; no figure is then printed for it
     */
    List<Figure> run(java.nio.file.Path scratch, Progress progress) throws Exception;

    /** Tells a waiting person what is going on. */
    interface Progress {
        void note(String text);
    }
}
