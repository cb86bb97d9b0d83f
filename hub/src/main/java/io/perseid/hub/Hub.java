package io.perseid.hub;

import io.perseid.entity.DictValue;
import io.perseid.entity.Entity;
import io.perseid.entity.EntityId;
import io.perseid.entity.JsonEntityReader;
import io.perseid.store.Dataset;
import io.perseid.store.Subscription;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * Keeps systems in step: holds the configuration in force, runs its pipes, takes entities pushed to it and hands out those asked
 * for. Thread-safe.
 */
public interface Hub extends AutoCloseable {
    /** Opens a hub on a store, with the configuration the store remembers, and nothing running until {@link #start}. */
    static Hub open(HubParts parts) {
        return RunningHub.open(parts);
    }

    /** Begins to run pipes by their schedules. */
    void start();

    /** Asks all runs to keep what they have done and to stop, and waits for them. */
    @Override
    void close();

    // ---- configuration

    /** The configuration in force. */
    Configuration configuration();

    /**
     * Puts another configuration in the place of the one in force. Pipes that are the same go on undisturbed.
     *
     * @param force applies it even with errors: what can't be used is then invalid, everything else runs
     */
    LoadOutcome load(Configuration configuration, boolean force);

    /** Adds one component, or puts it in the place of the one with its id. */
    LoadOutcome put(ConfigComponent component, boolean force);

    /** Takes one pipe or system out of the configuration; false if there is none with the id. */
    boolean remove(String id);

    /** Reads a configuration with the variables and secrets in force and says what is wrong, without applying it. */
    LoadOutcome check(Configuration configuration);

    /** What is wrong with the configuration in force. */
    LoadOutcome outcome();

    /** The metadata in force, as given. */
    DictValue metadata();

    // ---- environment variables and secrets

    /** All environment variables. */
    DictValue variables();

    /** Puts other environment variables in the place of those there are, and loads the configuration again. */
    LoadOutcome replaceVariables(DictValue variables);

    /** Adds or changes environment variables, and loads the configuration again. */
    LoadOutcome addVariables(DictValue variables);

    /** Removes an environment variable; false if there is none. */
    boolean removeVariable(String name);

    /** Names of the secrets: of one system, or the global ones. */
    Set<String> secrets(Optional<String> system);

    /** Adds or changes secrets. Their values are texts and never leave the hub. */
    void addSecrets(Optional<String> system, DictValue secrets);

    /** Puts other secrets in the place of those there are; global ones also in that of secrets whose key is lost. */
    void replaceSecrets(Optional<String> system, DictValue secrets);

    /** Removes a secret; false if there is none. */
    boolean removeSecret(Optional<String> system, String name);

    /** The text without the values of secrets, for whatever leaves the process. */
    String masked(String text);

    // ---- pipes and systems

    /** All pipes by id. */
    List<Pipe> pipes();

    /** The pipe with the id. */
    Optional<Pipe> findPipe(String id);

    /**
     * The pipe with the id.
     *
     * @throws io.perseid.fault.Fault with {@link HubCode#PIPE_UNKNOWN}
     */
    Pipe pipe(String id);

    /** All systems by id. */
    List<SystemView> systems();

    /**
     * The system with the id.
     *
     * @throws io.perseid.fault.Fault with {@link HubCode#SYSTEM_UNKNOWN}
     */
    SystemView system(String id);

    /** Deletes a dataset; the pipe that writes it fills it anew with its next full run. */
    void deleteDataset(String name);

    /**
     * How a dataset is compacted, and the pipes that hold this back because they have not followed its changes yet, as the API gives
     * it; empty if there is no such dataset.
     */
    DictValue upkeep(String dataset);

    /** What the circuit breaker of a dataset holds back, once somebody must decide; it is read like any other dataset. */
    Optional<Dataset> heldBack(String dataset);

    /** Up to when a dataset holds everything that came in from outside, in microseconds since 1970; empty if that is not known. */
    OptionalLong completeness(String dataset);

    /** Whether the circuit breaker of a dataset has tripped, and if so why and with how much. */
    DictValue circuitBreaker(String dataset);

    /**
     * Decides about what the circuit breaker of a dataset holds back, after which its pipe runs again.
     *
     * @param commit true to write it, false to forget it
     * @throws io.perseid.fault.Fault with {@link HubCode#CIRCUIT_BREAKER_NOT_TRIPPED}
     */
    void decide(String dataset, boolean commit);

    /** Tells the datasets how the indexes of all pipes are derived, where they are up to date; builds nothing. For a check. */
    void declareIndexes();

    // ---- entities over HTTP

    /**
     * How entities pushed to the pipe are to be read.
     *
     * @throws io.perseid.fault.Fault with {@link HubCode#PIPE_UNKNOWN}
     */
    Reception reception(String pipe);

    /**
     * Takes entities pushed to a pipe. They are durable when it returns. The reader is read to its end, not closed.
     *
     * @param released told, in rising order and on any thread, up to which byte of the body entities are no longer in memory
     * @return how many entities came, and perhaps what became of the only one
     * @throws io.perseid.fault.Fault with {@link HubCode#SEQUENCE_CONFLICT}, {@link LockConflict} and others; entities before the place of the failure may
     *     have been taken
     */
    Received receive(String pipe, SequenceParams params, JsonEntityReader entities, LongConsumer released);

    /** Opens what a pipe publishes. The caller closes it. */
    Publication publish(String pipe, PublishRequest request);

    /**
     * Opens what a pipe's source holds now, or what its transforms make of that, whatever its sink is. Nothing is written, and the
     * pipe's own place in its source stays. The caller closes it.
     *
     * @throws io.perseid.fault.Fault with {@link HubCode#PIPE_HAS_NO_RUNS} if its entities are pushed to it
     */
    Publication look(String pipe, Stage stage, PublishRequest request);

    /**
     * What the transforms of a pipe, configured as given, make of one entity. Nothing is written.
     *
     * @throws io.perseid.fault.ProblemsFault if the configuration can't be used
     */
    List<Item> preview(ConfigComponent pipe, Entity source);

    /**
     * What a pipe makes of the entity of its source with the id, line by line, and what has become of it in the target; if the source
     * has none, of the one that the target's entity with the id was made of. Nothing is written. The form is that of {@code docs/formats/explanation.md}.
     *
     * @param other the pipe configured otherwise, to try that; empty for the pipe in force
     * @throws io.perseid.fault.Fault with {@link HubCode#SOURCE_ENTITY_UNKNOWN} or {@link HubCode#SOURCE_WITHOUT_IDS}
     */
    DictValue explain(String pipe, EntityId id, Optional<ConfigComponent> other);

    /** The same for an entity that is given. */
    DictValue explain(String pipe, Entity source, Optional<ConfigComponent> other);

    // ---- what goes on

    /** Everything that flows, with its figures. */
    FlowSnapshot flow();

    /** Calls after something in the flow has changed, at most a few times a second; the listener must be quick. */
    Subscription onFlow(Runnable listener);
}
