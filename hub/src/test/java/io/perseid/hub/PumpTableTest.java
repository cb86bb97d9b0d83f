package io.perseid.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PumpTableTest {
    @Test
    void aStateAndAnEventLeadToOneState() {
        List<String> keys = PumpTable.MOVES.stream()
                .map(move -> move.from() + " " + move.event())
                .toList();
        assertThat(keys).doesNotHaveDuplicates();
    }

    @Test
    void everyStateAPumpCanBeInCanBeReachedAndLeft() {
        Set<PipeState> reached = EnumSet.of(PipeState.IDLE);
        boolean grew = true;
        while (grew) {
            grew = PumpTable.MOVES.stream()
                    .filter(move -> reached.contains(move.from()))
                    .map(move -> reached.add(move.to()))
                    .reduce(false, Boolean::logicalOr);
        }
        assertThat(reached).containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.of(PipeState.INVALID)));
        var left = new TreeSet<PipeState>();
        PumpTable.MOVES.forEach(move -> left.add(move.from()));
        assertThat(left).isEqualTo(EnumSet.allOf(PipeState.class));
    }

    @Test
    void nothingBeginsInAPumpThatIsClosedDisabledOrInvalid() {
        for (PipeState state : List.of(PipeState.CLOSED, PipeState.DISABLED, PipeState.INVALID)) {
            assertThat(PumpTable.after(state, PumpEvent.BEGIN)).isEmpty();
        }
    }
}
