package io.perseid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void columnsAreAsWideAsTheirWidestCellAndNumbersStandToTheRight() {
        var out = new StringWriter();
        new Table("pipe", " rows", "state")
                .row("long-name", 7, "idle")
                .row("b", 1234, "")
                .print(new PrintWriter(out));
        assertThat(out.toString().lines())
                .containsExactly("pipe       rows  state", "long-name     7  idle", "b          1234");
    }
}
