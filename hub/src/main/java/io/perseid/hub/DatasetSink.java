package io.perseid.hub;

/**
 * Writes to a dataset of the store.
 *
 * @param deletionTracking whether a full run deletes what it did not see
 * @param markDeletionTracked whether such a delete says so in {@code $deletion_tracked}
 * @param populate when the dataset counts as populated
 * @param admission what it takes in
 * @param breaker how much one run may change
 */
record DatasetSink(
        String dataset,
        boolean deletionTracking,
        boolean markDeletionTracked,
        Populate populate,
        Admission admission,
        Breaker breaker)
        implements Sink {
    /** When a dataset counts as populated. */
    enum Populate {
        /** After a run that came to its end, if its source is populated or can't tell. */
        IF_SOURCE_POPULATED,
        /** After any run that came to its end. */
        ALWAYS,
        /** As soon as the first run begins. */
        INITIALLY,
        /** As soon as the pipe is loaded. */
        ONLOAD,
        /** Never. */
        NEVER
    }

    /** The same with another say about children. */
    DatasetSink withChildrenTracked(boolean tracked) {
        return new DatasetSink(
                dataset,
                deletionTracking,
                markDeletionTracked,
                populate,
                admission.withChildrenTracked(tracked),
                breaker);
    }

    @Override
    public SinkRun begin(RunStart start) {
        throw new IllegalStateException("a dataset is written by its pipe's runs directly");
    }
}
