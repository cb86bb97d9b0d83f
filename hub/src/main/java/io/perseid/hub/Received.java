package io.perseid.hub;

import io.perseid.entity.EntityVersion;
import java.util.Optional;

/**
 * What became of entities that were pushed.
 *
 * @param entities how many came
 * @param updated the version that is now the newest, if one entity came to a dataset with optimistic locking
 */
public record Received(long entities, Optional<EntityVersion> updated) {}
