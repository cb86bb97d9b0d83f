package io.perseid.repl;

import io.perseid.fault.Fault;
import io.perseid.language.Dtl;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.Function;

/** Reads an expression, evaluates it, prints what comes of it, and again. Not thread-safe: one person. */
public final class Repl {
    private final Session session;
    private boolean allWell = true;

    /**
     * A beginning without anything.
     *
     * @param nodes connects to the node at an address
     */
    public Repl(Dtl dtl, Function<String, Origin> nodes) {
        this.session = new Session(dtl, nodes);
    }

    /**
     * Reads a script to its end, or to {@code :quit}.
     *
     * @return whether all of it could be evaluated
     */
    public boolean script(BufferedReader in, PrintWriter out) throws IOException {
        var input = new StringBuilder();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            input.append(input.isEmpty() ? "" : "\n").append(line);
            if (Input.isComplete(input.toString())) {
                if (!answer(input.toString(), out)) {
                    return allWell;
                }
                input.setLength(0);
            }
        }
        if (!input.toString().isBlank()) {
            answer(input.toString(), out);
        }
        return allWell;
    }

    /**
     * Talks to somebody at the terminal, with completion and a history kept in the file.
     *
     * @throws IOException if the terminal can't be used
     */
    public void terminal(Path history) throws IOException {
        try (var editor = LineEditor.ofSystem(session, history)) {
            talk(editor);
        }
    }

    void talk(LineEditor editor) {
        editor.out().println("The transformation language. :help says what there is, :quit ends.");
        boolean goesOn = true;
        while (goesOn) {
            goesOn = editor.read().map(input -> answer(input, editor.out())).orElse(false);
        }
    }

    Session session() {
        return session;
    }

    /** Prints what comes of an input; false if it was the last one. */
    private boolean answer(String input, PrintWriter out) {
        String text = input.strip();
        if (text.equals(":quit") || text.equals(":q")) {
            return false;
        }
        try {
            if (!text.isEmpty() && !text.startsWith("#")) {
                out.println(Input.isCommand(input) ? Commands.run(session, input) : session.evaluate(input));
            }
        } catch (Fault fault) {
            allWell = false;
            out.println(Carets.of(fault, input));
        }
        out.flush();
        return true;
    }
}
