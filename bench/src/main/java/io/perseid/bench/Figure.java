package io.perseid.bench;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * One measured value, with the goal it is held to and the peer it was measured beside, all of one run.
 *
 * @param name what was measured, stable from run to run, in kebab-case
 * @param value the measured value
 * @param unit of the value, the goal's bound and the peer's value
 * @param goal what the value must reach; empty for a figure that only informs
 * @param peer who did the same work in the same run; empty where there is nobody
 */
record Figure(String name, double value, String unit, Optional<Goal> goal, Optional<Peer> peer) {

    /** A bound for a figure. */
    sealed interface Goal {
        double bound();

        /** The value has to be the bound or more. */
        record AtLeast(double bound) implements Goal {}

        /** The value has to be the bound or less. */
        record AtMost(double bound) implements Goal {}
    }

    /** Another program that did the same work in the same run, and how it fared, in the figure's unit. */
    record Peer(String name, double value) {}

    Figure {
        requireNonNull(name, "name");
        requireNonNull(unit, "unit");
        requireNonNull(goal, "goal");
        requireNonNull(peer, "peer");
    }

    /** A figure with neither goal nor peer. */
    static Figure of(String name, double value, String unit) {
        return new Figure(name, value, unit, Optional.empty(), Optional.empty());
    }

    /** The same figure, held to at least the bound. */
    Figure atLeast(double bound) {
        return new Figure(name, value, unit, Optional.of(new Goal.AtLeast(bound)), peer);
    }

    /** The same figure, held to at most the bound. */
    Figure atMost(double bound) {
        return new Figure(name, value, unit, Optional.of(new Goal.AtMost(bound)), peer);
    }

    /** The same figure beside a peer's. */
    Figure beside(String peerName, double peerValue) {
        return new Figure(name, value, unit, goal, Optional.of(new Peer(peerName, peerValue)));
    }

    /** Whether the goal is reached; true where there is none. */
    boolean reached() {
        return goal.map(bound -> switch (bound) {
                    case Goal.AtLeast least -> value >= least.bound();
                    case Goal.AtMost most -> value <= most.bound();
                })
                .orElse(true);
    }

    /** The value in units of the peer's; empty without a peer. */
    Optional<Double> ratio() {
        return peer.map(other -> value / other.value());
    }
}
