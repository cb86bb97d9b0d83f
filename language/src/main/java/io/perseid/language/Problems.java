package io.perseid.language;

import io.perseid.fault.Place;
import io.perseid.fault.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Gathers what is wrong with a transform. Not thread-safe: one compilation. */
final class Problems {
    private static final Set<LanguageCode> CONSEQUENCES = Set.of(
            LanguageCode.DTL_ARGUMENT,
            LanguageCode.DTL_ARGUMENT_COUNT,
            LanguageCode.DTL_HOPS_NOT_CONNECTED,
            LanguageCode.DTL_HOPS_NOT_INDEXED,
            LanguageCode.DTL_HOPS_BLANK_KEY,
            LanguageCode.DTL_UNREACHABLE);

    private final List<Problem> found = new ArrayList<>();

    void error(LanguageCode code, Place place, String message, String fix) {
        add(Problem.error(code, place, message, fix));
    }

    void warning(LanguageCode code, Place place, String message, String fix) {
        add(Problem.warning(code, place, message, fix));
    }

    /** Leaves out what is found twice, and what may only follow from a mistake within it. */
    private void add(Problem problem) {
        boolean follows = CONSEQUENCES.contains(problem.code())
                && found.stream().anyMatch(other -> other.isError() && isWithin(other.place(), problem.place()));
        if (!follows && !found.contains(problem)) {
            found.add(problem);
        }
    }

    private static boolean isWithin(Place inner, Place outer) {
        return inner.file().equals(outer.file()) && (inner.pointer() + "/").startsWith(outer.pointer() + "/");
    }

    boolean hasErrors() {
        return found.stream().anyMatch(Problem::isError);
    }

    List<Problem> found() {
        return List.copyOf(found);
    }
}
