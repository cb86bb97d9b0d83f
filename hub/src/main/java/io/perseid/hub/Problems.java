package io.perseid.hub;

import io.perseid.fault.Code;
import io.perseid.fault.Place;
import io.perseid.fault.Problem;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one component. Not thread-safe. */
final class Problems {
    private final List<Problem> found = new ArrayList<>();

    void error(Code code, Place place, String message, String fix) {
        found.add(Problem.error(code, place, message, fix));
    }

    void warning(Code code, Place place, String message, String fix) {
        found.add(Problem.warning(code, place, message, fix));
    }

    void addAll(List<Problem> problems) {
        found.addAll(problems);
    }

    List<Problem> found() {
        return List.copyOf(found);
    }

    boolean hasErrors() {
        return found.stream().anyMatch(Problem::isError);
    }

    int errors() {
        return (int) found.stream().filter(Problem::isError).count();
    }
}
