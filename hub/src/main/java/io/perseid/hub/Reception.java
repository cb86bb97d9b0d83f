package io.perseid.hub;

import io.perseid.entity.JsonForm;

/**
 * How entities pushed to a pipe are to be read, and what they cost.
 *
 * @param form how their JSON is to be read
 * @param copies how often an entity is in memory while it is on its way: once, or a second time as what the rules made of it
 */
public record Reception(JsonForm form, int copies) {}
