package io.perseid.api;

import io.perseid.fault.Code;
import io.perseid.fault.Kind;

/** What a request for something of the hub can meet. */
public enum ApiCode implements Code {
    /** There is no such dataset. */
    DATASET_UNKNOWN("dataset-unknown", 404),
    /** The dataset has not been filled yet, and the caller asked for it filled. */
    DATASET_NOT_POPULATED("dataset-not-populated", 404),
    /** The dataset has no entity with this id. */
    ENTITY_UNKNOWN("entity-unknown", 404),
    /** The dataset has no index for this subset. */
    SUBSET_UNKNOWN("subset-unknown", 404),
    /** The dataset is written by a pipe that is running. */
    DATASET_IN_USE("dataset-in-use", 409),
    /** There is a pipe or a system with this id already. */
    COMPONENT_EXISTS("component-exists", 409),
    /** The data on the disk isn't encrypted. */
    NOT_ENCRYPTED("not-encrypted", 409),
    /** A form's operation is none that the route knows. */
    OPERATION_UNKNOWN("operation-unknown", 400),
    /** The node does not show a pipe's entities at this stage. */
    STAGE_UNKNOWN("stage-unknown", 400),
    /** A pipe test run is going on already. */
    RUN_ALL_RUNNING("run-all-running", 409),
    /** An entity takes more memory than all posts together may have. */
    ENTITY_EXCEEDS_MEMORY("entity-exceeds-memory", 413),
    /** The posts being received take all the memory they may have. */
    RECEIVING_FULL("receiving-full", Kind.RESOURCE, 503);

    private final String id;
    private final Kind kind;
    private final int status;

    ApiCode(String id, int status) {
        this(id, Kind.CALLER, status);
    }

    ApiCode(String id, Kind kind, int status) {
        this.id = id;
        this.kind = kind;
        this.status = status;
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
        return status;
    }
}
