/**
 * The transformation language: rules are parsed, checked, compiled once and run on entities.
 * Serves the hub. Pure: no disk, no network and no clock of its own; uses {@code entity}.
 */
@NullMarked
package io.perseid.language;

import org.jspecify.annotations.NullMarked;
