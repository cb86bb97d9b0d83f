package io.perseid.hub;

import java.time.Duration;
import java.util.Optional;

/**
 * How a pump works: the checked `pump` section of a pipe.
 *
 * @param mode {@code scheduled}, {@code manual} (only on demand) or {@code off}
 * @param interval from the end of a run to the beginning of the next
 * @param spread by how much chance moves an interval either way
 * @param cron moments to run at; takes the place of the interval
 * @param rescanRunCount every so many runs one is full; 0 for never
 * @param rescanCron moments at which to run in full
 * @param partialRescanRunCount every so many runs one is partial; 0 for never
 * @param partialRescanDelta how far a partial run steps back
 */
record PumpSettings(
        Mode mode,
        Duration interval,
        Duration spread,
        Optional<CronSchedule> cron,
        int rescanRunCount,
        Optional<CronSchedule> rescanCron,
        int partialRescanRunCount,
        int partialRescanDelta,
        boolean runAtStartup,
        boolean runAtStartupIfNotPopulated,
        boolean logNoopRuns,
        boolean logChangesOnly,
        ErrorPolicy errors) {
    /** The same, but only people start runs. */
    PumpSettings manual() {
        return new PumpSettings(
                mode == Mode.SCHEDULED ? Mode.MANUAL : mode,
                interval,
                spread,
                cron,
                rescanRunCount,
                rescanCron,
                partialRescanRunCount,
                partialRescanDelta,
                runAtStartup,
                runAtStartupIfNotPopulated,
                logNoopRuns,
                logChangesOnly,
                errors);
    }

    /** Who may start runs. */
    enum Mode {
        SCHEDULED,
        MANUAL,
        OFF
    }

    /**
     * What happens to entities that can't be read or written.
     *
     * @param maxConsecutiveWriteErrors more failures in a row than this end the run
     * @param maxRetrySet more entities waiting to be written again than this end the run; 0: the first failure does
     * @param maxRetriesPerEntity after so many tries an entity is dead
     * @param batchRetries how often a batch is tried again as a whole
     * @param singleFallback whether the entities of a failed batch are then tried one by one
     * @param deadLetters the dataset that dead entities are copied to
     * @param trackDeadLetters whether an entity leaves it when a later version can be written
     */
    record ErrorPolicy(
            int maxReadRetries,
            Duration readRetryDelay,
            Duration writeRetryDelay,
            int maxRetriesPerEntity,
            int maxConsecutiveWriteErrors,
            int maxRetrySet,
            int batchRetries,
            boolean singleFallback,
            Optional<String> deadLetters,
            boolean trackDeadLetters) {}
}
