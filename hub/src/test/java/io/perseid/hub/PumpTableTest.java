package io.perseid.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
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

    @Test
    void theDrawingShowsTheTable() throws IOException {
        var drawing = new StringBuilder("stateDiagram-v2\n    [*] --> idle\n    [*] --> invalid\n");
        for (PumpTable.Move move : PumpTable.MOVES) {
            drawing.append("    ")
                    .append(move.from().word())
                    .append(" --> ")
                    .append(move.to().word());
            drawing.append(": ")
                    .append(move.event().name().toLowerCase(Locale.ROOT))
                    .append('\n');
        }
        String page = Files.readString(Path.of("../docs/pump.md"));
        assertThat(page.substring(page.indexOf("```mermaid\n") + 11, page.lastIndexOf("```")))
                .isEqualTo(drawing.toString());
    }
}
