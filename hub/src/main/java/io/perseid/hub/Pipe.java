package io.perseid.hub;

import io.perseid.entity.DictValue;
import io.perseid.entity.EntityVersion;
import io.perseid.entity.JsonNode;
import io.perseid.entity.Value;
import io.perseid.fault.Problem;
import java.util.List;
import java.util.Optional;

/** One pipe of the configuration in force, and its pump. Thread-safe. */
public interface Pipe {
    /** Its id. */
    String id();

    /** Its configuration as it was given. */
    JsonNode original();

    /** The same with environment variables filled in and every default added. */
    DictValue effective();

    /** What is wrong with its configuration. */
    List<Problem> problems();

    /** What it is doing. */
    PipeState state();

    /** The pipe object of the API: {@code _id}, {@code config}, {@code runtime}, {@code storage}. */
    DictValue describe();

    /** Why it is in its state, in words; empty if that needs none. */
    String reason();

    /** The pump object of the API. */
    DictValue pumpObject();

    /** True if entities are pushed to it over HTTP. */
    boolean receives();

    /** The form in which it hands out entities over HTTP, such as {@code entities} or {@code csv}; empty if it doesn't. */
    Optional<String> publishes();

    /** The dataset it writes, if it writes one. */
    Optional<String> sinkDataset();

    /** The last run that ended, since the node's start. */
    Optional<RunReport> lastRun();

    /**
     * Starts a run now.
     *
     * @throws io.perseid.fault.Fault with {@link HubCode#PIPE_RUNNING}, {@link HubCode#PIPE_DISABLED}, {@link
     *     HubCode#PIPE_INVALID} or {@link HubCode#PIPE_HAS_NO_RUNS}
     */
    void start(RunKind kind);

    /** Asks the run that goes on to keep what it has done and to stop; nothing happens if there is none. */
    void stop();

    /** Waits until no run goes on. */
    void awaitIdle() throws InterruptedException;

    /** Switches the pump on again. */
    void enable(String comment);

    /** Switches the pump off, over restarts, until it is enabled again. A run that goes on is asked to stop. */
    void disable(String comment);

    /** True if somebody switched the pump off. */
    boolean isDisabled();

    /** The sequence token of the last entity seen; empty if the next run reads everything. */
    Optional<Value> lastSeen();

    /** Goes on from another place; empty to read everything with the next run. Refused while a run goes on. */
    void setLastSeen(Optional<Value> since);

    /** Skips what its source dataset holds now. Refused while a run goes on. */
    void setLastSeenToEnd();

    /** Forgets which entities could not be written. */
    void discardRetries();

    /** Skips the changes its joined datasets hold now. */
    void resetTracking();

    /** The newest entities about finished runs, newest first, from its execution dataset. */
    List<EntityVersion> executions(int limit);

    /** The name of its execution dataset. */
    String executionDataset();
}
