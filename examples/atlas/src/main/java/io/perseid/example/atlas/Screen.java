package io.perseid.example.atlas;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Where the demo's user reads: lines, and on a terminal a block of lines that is drawn over and over. Not thread-safe. */
final class Screen {
    private final PrintStream out;
    private final boolean terminal;
    private int drawn;

    Screen(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    boolean isTerminal() {
        return terminal;
    }

    /** Prints a line below everything. */
    void say(String format, Object... arguments) {
        drawn = 0;
        out.println(String.format(Locale.ROOT, format, arguments));
        out.flush();
    }

    /** Draws the block in the place of the one drawn before it; does nothing where there is no terminal. */
    void draw(List<String> block) {
        if (!terminal) {
            return;
        }
        var text = new StringBuilder();
        if (drawn > 0) {
            text.append("\033[").append(drawn).append('A');
        }
        for (String line : block) {
            text.append("\033[2K").append(line).append('\n');
        }
        out.print(text);
        out.flush();
        drawn = block.size();
    }
}
