package io.perseid.repl;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jline.reader.Candidate;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** The line at which somebody types: with history, completion, and further lines while a bracket is open. */
final class LineEditor implements AutoCloseable {
    private final Terminal terminal;
    private final LineReader reader;

    LineEditor(Terminal terminal, Session session, Path history) {
        this.terminal = terminal;
        if (terminal.getWidth() == 0) {
            terminal.setSize(new Size(80, 24)); // one that does not say how wide it is
        }
        this.reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("perseid")
                .parser(LineEditor::parse)
                .completer((_, line, candidates) -> Completion.of(
                                session, line.line().substring(0, line.cursor()))
                        .words()
                        .forEach(word -> candidates.add(new Candidate(word, word, null, null, null, null, false))))
                .variable(LineReader.HISTORY_FILE, history)
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, "... ")
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.INSERT_TAB, false)
                .build();
    }

    /** The line of the terminal that the process runs in. */
    static LineEditor ofSystem(Session session, Path history) throws IOException {
        return new LineEditor(TerminalBuilder.builder().system(true).build(), session, history);
    }

    PrintWriter out() {
        return terminal.writer();
    }

    /** The next input; empty if there is none any more. An interrupted line is an empty one. */
    Optional<String> read() {
        try {
            return Optional.of(reader.readLine("dtl> "));
        } catch (UserInterruptException _) {
            return Optional.of("");
        } catch (EndOfFileException _) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        terminal.close();
    }

    /** One word, the one that is completed, ends at the cursor; an open bracket asks for another line. */
    private static ParsedLine parse(String line, int cursor, Parser.ParseContext context) {
        boolean isCompleting = context == Parser.ParseContext.COMPLETE;
        if (!isCompleting && !Input.isComplete(line)) {
            throw new EOFError(-1, cursor, "a bracket is open");
        }
        return new Line(line, cursor, wordStart(line, cursor));
    }

    private static int wordStart(String line, int cursor) {
        int start = cursor;
        while (start > 0 && " \t\".[:".indexOf(line.charAt(start - 1)) < 0) {
            start--;
        }
        return start;
    }

    /** A line as the completion wants it. */
    private record Line(String line, int cursor, int start) implements CompletingParsedLine {
        @Override
        public String word() {
            return line.substring(start, cursor);
        }

        @Override
        public int wordCursor() {
            return cursor - start;
        }

        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return candidate;
        }

        @Override
        public int rawWordCursor() {
            return wordCursor();
        }

        @Override
        public int rawWordLength() {
            return wordCursor();
        }

        @Override
        public int wordIndex() {
            return 0;
        }

        @Override
        public List<String> words() {
            return List.of(word());
        }
    }
}
