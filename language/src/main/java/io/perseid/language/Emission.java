package io.perseid.language;

import io.perseid.entity.Entity;

/**
 * One entity that came out of a transform.
 *
 * @param filtered whether a filter stopped it: a dataset deletes the entity if it has it, others drop it
 */
public record Emission(Entity entity, boolean filtered) {}
