package io.perseid.hub;

import java.util.Set;

/**
 * How the runs of a pipe read and write, beside its pump.
 *
 * @param batchSize entities written at once
 * @param checkpointInterval batches after which progress is remembered, where it doesn't go with each
 * @param failIfEmpty whether a full run fails when its source holds nothing
 * @param keepsPlace whether a run remembers how far it has read
 * @param rescansWhenChanged whether everything is read again after the configuration has changed
 * @param reprocesses whether everything is read again after a dataset it reads, joins or writes was made anew, restored or added
 * @param background whether a full run gives way to incremental ones and goes on after them
 * @param excluded joined datasets that completeness doesn't look at
 */
record RunSettings(
        int batchSize,
        int checkpointInterval,
        boolean failIfEmpty,
        boolean keepsPlace,
        boolean rescansWhenChanged,
        boolean reprocesses,
        boolean background,
        Set<String> excluded) {
    RunSettings {
        excluded = Set.copyOf(excluded);
    }
}
