package io.perseid.fault;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration refused, with everything that is wrong with it at once. Its code is that of the first error. */
public final class ProblemsFault extends Fault {
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    /**
     * A refusal for these problems.
     *
     * @throws IllegalArgumentException if there is none
     */
    public ProblemsFault(List<Problem> problems) {
        super(first(problems).code(), text(problems), "problems", problems.size());
        this.problems = List.copyOf(problems);
    }

    /** All of them, in the order they were found. */
    public List<Problem> problems() {
        return problems;
    }

    private static Problem first(List<Problem> problems) {
        return problems.stream()
                .filter(Problem::isError)
                .findFirst()
                .or(() -> problems.stream().findFirst())
                .orElseThrow(() -> new IllegalArgumentException("refused without a problem"));
    }

    private static String text(List<Problem> problems) {
        return problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
    }
}
