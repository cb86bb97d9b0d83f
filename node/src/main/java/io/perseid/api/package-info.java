/**
 * The HTTP interface under {@code /api} and the console's files: one list of routes, each with its handler.
 * Serves clients outside the process; built by the assembly.
 * Uses the hub and the store for what it answers, and {@code io.perseid.http} for how.
 */
@NullMarked
package io.perseid.api;

import org.jspecify.annotations.NullMarked;
