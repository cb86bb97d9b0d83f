package io.perseid.hub;

import io.perseid.fault.Code;
import io.perseid.fault.Kind;

/** What can fail in the hub: mistakes in a configuration, requests that make no sense now, runs that can't go on. */
public enum HubCode implements Code {
    /** The secrets were sealed with another key. */
    SECRETS_UNREADABLE("secrets-unreadable", Kind.RESOURCE),
    /** A file of the configuration isn't there or can't be read. */
    CONFIG_UNREADABLE("config-unreadable"),
    /** A property that the object can't have. */
    CONFIG_UNKNOWN_PROPERTY("config-unknown-property"),
    /** A value of the wrong form. */
    CONFIG_WRONG_TYPE("config-wrong-type"),
    /** A property that must be given is not. */
    CONFIG_MISSING_PROPERTY("config-missing-property"),
    /** Two properties that can't be used together, or one without the other. */
    CONFIG_CONFLICT("config-conflict"),
    /** A type of component, source, transform, sink or system that doesn't exist. */
    CONFIG_UNKNOWN_TYPE("config-unknown-type"),
    /** Two components have the same id. */
    CONFIG_DUPLICATE_ID("config-duplicate-id"),
    /** An id that a component can't have. */
    CONFIG_BAD_ID("config-bad-id"),
    /** A system that doesn't exist. */
    CONFIG_UNKNOWN_SYSTEM("config-unknown-system"),
    /** A system that can't be used for this. */
    CONFIG_WRONG_SYSTEM("config-wrong-system"),
    /** A system whose own configuration has errors. */
    CONFIG_BROKEN_SYSTEM("config-broken-system"),
    /** A dataset that no pipe writes. */
    CONFIG_UNKNOWN_DATASET("config-unknown-dataset"),
    /** Two pipes write to one dataset. */
    CONFIG_SHARED_DATASET("config-shared-dataset"),
    /** Pipes that wait for each other's datasets in a circle. */
    CONFIG_CYCLE("config-cycle"),
    /** A join whose changes can't be followed back. */
    CONFIG_NOT_TRACKED("config-not-tracked"),
    /** An environment variable that isn't set. */
    CONFIG_UNKNOWN_VARIABLE("config-unknown-variable"),
    /** A secret that isn't set. */
    CONFIG_UNKNOWN_SECRET("config-unknown-secret"),
    /** A condition that matches no alternative. */
    CONFIG_NO_ALTERNATIVE("config-no-alternative"),
    /** A cron expression that can't be read. */
    CONFIG_BAD_CRON("config-bad-cron"),
    /** A property that this version takes and does nothing with. */
    CONFIG_WITHOUT_EFFECT("config-without-effect"),
    /** A component that could not be built for a reason nobody foresaw. */
    CONFIG_BUILD_FAILED("config-build-failed", Kind.OURS),
    /** A configuration that forgets much of the one in force. */
    CONFIG_DELETES_MUCH("config-deletes-much"),
    /** A posted configuration that isn't a list of components or an archive of their files. */
    CONFIG_BAD_UPLOAD("config-bad-upload"),

    /** There is no pipe with the id. */
    PIPE_UNKNOWN("pipe-unknown", Kind.CALLER, 404),
    /** There is no system with the id. */
    SYSTEM_UNKNOWN("system-unknown", Kind.CALLER, 404),
    /** There is no such environment variable. */
    VARIABLE_UNKNOWN("variable-unknown", Kind.CALLER, 404),
    /** There is no such secret. */
    SECRET_UNKNOWN("secret-unknown", Kind.CALLER, 404),
    /** The pipe's configuration can't be used. */
    PIPE_INVALID("pipe-invalid", Kind.CALLER, 409),
    /** The pipe is switched off. */
    PIPE_DISABLED("pipe-disabled", Kind.CALLER, 409),
    /** A run of the pipe is going on. */
    PIPE_RUNNING("pipe-running", Kind.CALLER, 409),
    /** The pipe is fed or read over HTTP and has no runs. */
    PIPE_HAS_NO_RUNS("pipe-has-no-runs", Kind.CALLER, 409),
    /** The pipe reads no dataset, so there is no end to go to. */
    PIPE_HAS_NO_END("pipe-has-no-end", Kind.CALLER, 409),
    /** The pipe's source holds no entity with the id. */
    SOURCE_ENTITY_UNKNOWN("source-entity-unknown", Kind.CALLER, 404),
    /** The pipe's source can't be asked for an entity by its id. */
    SOURCE_WITHOUT_IDS("source-without-ids", Kind.CALLER, 409),
    /** The pipe isn't a receiver. */
    PIPE_NOT_A_RECEIVER("pipe-not-a-receiver", Kind.CALLER, 404),
    /** The pipe doesn't publish in the form asked for. */
    PIPE_NOT_A_PUBLISHER("pipe-not-a-publisher", Kind.CALLER, 404),
    /** A request that doesn't follow the one before in its sync. */
    SEQUENCE_CONFLICT("sequence-conflict", Kind.CALLER, 409),
    /** Parameters of a request that contradict each other. */
    SEQUENCE_MALFORMED("sequence-malformed", Kind.CALLER),
    /** The hub is closing. */
    HUB_CLOSING("hub-closing", Kind.RESOURCE),

    /** A source that must not be empty is. */
    SOURCE_EMPTY("source-empty", Kind.EXTERNAL),
    /** A source failed in a way of its own. */
    SOURCE_FAILED("source-failed", Kind.EXTERNAL),
    /** A sink failed in a way of its own. */
    SINK_FAILED("sink-failed", Kind.EXTERNAL),
    /** A transform failed on an entity. */
    TRANSFORM_FAILED("transform-failed", Kind.CALLER),
    /** More entities in a row could not be written than the pump allows. */
    WRITE_ERRORS("write-errors", Kind.EXTERNAL),
    /** More entities wait to be written again than the pump allows. */
    RETRY_SET_FULL("retry-set-full", Kind.EXTERNAL),
    /** A dataset that a transform looks into isn't there or isn't populated yet. */
    DATASET_NOT_READY("dataset-not-ready", Kind.RESOURCE),
    /** A run was stopped before its end. */
    RUN_STOPPED("run-stopped", Kind.CALLER, 409),
    /** A run changed more than the circuit breaker of its dataset allows. */
    CIRCUIT_BREAKER_TRIPPED("circuit-breaker-tripped", Kind.CALLER, 409),
    /** Nothing is held back from the dataset. */
    CIRCUIT_BREAKER_NOT_TRIPPED("circuit-breaker-not-tripped", Kind.CALLER, 409),
    /** An entity was changed by somebody else after its sender had read it. */
    ENTITY_CHANGED("entity-changed", Kind.CALLER, 409),
    /** A second version of an entity where only one is allowed. */
    SECOND_VERSION("second-version", Kind.CALLER),
    /** An entity of more bytes than its dataset takes. */
    ENTITY_TOO_LARGE("entity-too-large", Kind.CALLER, 413),
    /** Something happened that a run did not expect: a mistake in the hub. */
    RUN_BROKEN("run-broken", Kind.OURS);

    private final String id;
    private final Kind kind;
    private final int httpStatus;

    HubCode(String id) {
        this(id, Kind.CALLER);
    }

    HubCode(String id, Kind kind) {
        this(id, kind, kind.httpStatus());
    }

    HubCode(String id, Kind kind, int httpStatus) {
        this.id = id;
        this.kind = kind;
        this.httpStatus = httpStatus;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public int httpStatus() {
        return httpStatus;
    }
}
