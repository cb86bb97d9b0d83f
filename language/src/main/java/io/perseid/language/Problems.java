package io.perseid.language;

import io.perseid.fault.Place;
import io.perseid.fault.Problem;
import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong with a transform. Not thread-safe: one compilation. */
final class Problems {
    private final List<Problem> found = new ArrayList<>();

    void error(LanguageCode code, Place place, String message, String fix) {
        found.add(Problem.error(code, place, message, fix));
    }

    void warning(LanguageCode code, Place place, String message, String fix) {
        found.add(Problem.warning(code, place, message, fix));
    }

    boolean hasErrors() {
        return found.stream().anyMatch(Problem::isError);
    }

    List<Problem> found() {
        return List.copyOf(found);
    }
}
