package io.perseid.hub;

import static java.util.Objects.requireNonNull;

/**
 * What a sink may want to know about the run that begins.
 *
 * @param pipe the id of the pipe
 * @param first true if no run of the pipe has ever come to its end
 */
public record RunStart(String pipe, RunKind kind, boolean first) {
    public RunStart {
        requireNonNull(pipe, "pipe");
        requireNonNull(kind, "kind");
    }
}
