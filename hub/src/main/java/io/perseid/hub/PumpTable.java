package io.perseid.hub;

import static io.perseid.hub.PipeState.CLOSED;
import static io.perseid.hub.PipeState.DISABLED;
import static io.perseid.hub.PipeState.FAILED;
import static io.perseid.hub.PipeState.IDLE;
import static io.perseid.hub.PipeState.INVALID;
import static io.perseid.hub.PipeState.RUNNING;
import static io.perseid.hub.PipeState.STOPPING;
import static io.perseid.hub.PipeState.WAITING;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which event leads a pump from which state to which: the whole life of a pump. */
final class PumpTable {
    /** One row. */
    record Move(PipeState from, PumpEvent event, PipeState to) {}

    static final List<Move> MOVES = List.of(
            new Move(IDLE, PumpEvent.BEGIN, RUNNING),
            new Move(FAILED, PumpEvent.BEGIN, RUNNING),
            new Move(WAITING, PumpEvent.BEGIN, RUNNING),
            new Move(IDLE, PumpEvent.WAIT, WAITING),
            new Move(FAILED, PumpEvent.WAIT, WAITING),
            new Move(WAITING, PumpEvent.WAIT, WAITING),
            new Move(RUNNING, PumpEvent.COMPLETE, IDLE),
            new Move(RUNNING, PumpEvent.FAIL, FAILED),
            new Move(RUNNING, PumpEvent.WAIT, WAITING),
            new Move(RUNNING, PumpEvent.STOP, STOPPING),
            new Move(STOPPING, PumpEvent.STOP, STOPPING),
            new Move(STOPPING, PumpEvent.COMPLETE, IDLE),
            new Move(STOPPING, PumpEvent.FAIL, FAILED),
            new Move(STOPPING, PumpEvent.WAIT, WAITING),
            new Move(IDLE, PumpEvent.DISABLE, DISABLED),
            new Move(FAILED, PumpEvent.DISABLE, DISABLED),
            new Move(WAITING, PumpEvent.DISABLE, DISABLED),
            new Move(DISABLED, PumpEvent.DISABLE, DISABLED),
            new Move(DISABLED, PumpEvent.ENABLE, IDLE),
            new Move(IDLE, PumpEvent.CLOSE, CLOSED),
            new Move(FAILED, PumpEvent.CLOSE, CLOSED),
            new Move(WAITING, PumpEvent.CLOSE, CLOSED),
            new Move(DISABLED, PumpEvent.CLOSE, CLOSED),
            new Move(INVALID, PumpEvent.CLOSE, CLOSED),
            new Move(CLOSED, PumpEvent.CLOSE, CLOSED));

    private static final Map<PipeState, Map<PumpEvent, PipeState>> BY_STATE = byState();

    private PumpTable() {}

    /** The state after the event; empty if the event makes no sense in the state, and nothing happens. */
    static Optional<PipeState> after(PipeState from, PumpEvent event) {
        return Optional.ofNullable(BY_STATE.getOrDefault(from, Map.of()).get(event));
    }

    private static Map<PipeState, Map<PumpEvent, PipeState>> byState() {
        var table = new EnumMap<PipeState, Map<PumpEvent, PipeState>>(PipeState.class);
        for (Move move : MOVES) {
            table.computeIfAbsent(move.from(), state -> new EnumMap<>(PumpEvent.class))
                    .put(move.event(), move.to());
        }
        return table;
    }
}
