package io.perseid.repl;

import static org.assertj.core.api.Assertions.assertThat;

import io.perseid.language.Dtl;
import io.perseid.language.function.Functions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jline.terminal.Size;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Typing at a terminal, with the keys that one has there. */
class LineEditorTest {
    @TempDir
    private Path folder;

    @Test
    void tabCompletesAFunction() throws IOException {
        assertThat(typed("[\"upp\t\", \"ada\"]\r")).contains("\"ADA\"");
    }

    @Test
    void tabCompletesAProperty() throws IOException {
        assertThat(typed(":source {\"name\": \"Ada\"}\r_S.na\t\r")).endsWith("\"Ada\"");
    }

    @Test
    void anOpenBracketAsksForAnotherLine() throws IOException {
        assertThat(typed("[\"concat\",\r\"a\", \"b\"]\r")).contains("\"ab\"");
    }

    @Test
    void historyComesBackAndIsKept() throws IOException {
        assertThat(typed("[\"lower\", \"X\"]\r\u001bOA\r")).contains("\"x\"").matches("(?s).*\"x\".*\"x\".*");
        assertThat(Files.readString(folder.resolve("history"))).contains("lower");
        assertThat(typed("\u001bOA\u001bOA\r")).contains("\"x\"");
    }

    /** All that the terminal shows, without its control sequences. */
    private String typed(String keys) throws IOException {
        var out = new ByteArrayOutputStream();
        var in = new ByteArrayInputStream((keys + ":quit\r").getBytes(StandardCharsets.UTF_8));
        var terminal = new ExternalTerminal("test", "xterm", in, out, StandardCharsets.UTF_8);
        terminal.setSize(new Size(120, 40));
        var repl = new Repl(new Dtl(Functions.standard()), address -> new Folder(Path.of(address)));
        try (var editor = new LineEditor(terminal, repl.session(), folder.resolve("history"))) {
            repl.talk(editor);
        }
        String shown = out.toString(StandardCharsets.UTF_8).replaceAll("\u001b\\[[?0-9;]*[a-zA-Z]|\u001b[=>]", "");
        return shown.substring(0, Math.max(0, shown.lastIndexOf("dtl>"))).strip();
    }
}
