package io.perseid.bench;

import java.util.Optional;

/** A language that turns JSON into JSON, ours among them. */
interface LanguagePeer {
    /** The name to show. */
    String name();

    /** The job in this language; empty if the language has no words for it. */
    Optional<Worker> worker(LanguageJob job, byte[] entities) throws Exception;

    /** Does a job over and over on the same entities. Not thread-safe. */
    interface Worker {
        /** Reads a JSON list of entities and writes that of the results. */
        byte[] fromJsonToJson(byte[] entities) throws Exception;

        /**
         * Does the job on all entities in the form in which a pipeline of this language hands them along; answers something of
         * the results.
         */
        long withinPipeline() throws Exception;
    }
}
