package io.perseid.repl;

import io.perseid.fault.Fault;
import io.perseid.fault.Place;
import io.perseid.fault.Problem;
import io.perseid.fault.ProblemsFault;
import java.util.List;

/** Says what is wrong with an input, with a caret under the place. */
final class Carets {
    /** The file that stands for the input in places. */
    static final String INPUT = "input";

    private Carets() {}

    static String of(Fault fault, String input) {
        if (!(fault instanceof ProblemsFault problems)) {
            return "failed: " + fault.getMessage();
        }
        var text = new StringBuilder();
        for (Problem problem : problems.problems()) {
            append(text, problem, input.lines().toList());
        }
        return text.toString().stripTrailing();
    }

    private static void append(StringBuilder text, Problem problem, List<String> lines) {
        Place place = problem.place();
        if (place.file().equals(INPUT) && place.line() >= 1 && place.line() <= lines.size()) {
            text.append(lines.get(place.line() - 1)).append('\n');
            text.repeat(' ', Math.max(0, place.column() - 1)).append("^\n");
        } else {
            text.append(place).append('\n');
        }
        text.append(problem.isError() ? "error: " : "warning: ").append(problem.message());
        if (!problem.fix().isEmpty()) {
            text.append("; ").append(problem.fix());
        }
        text.append('\n');
    }
}
