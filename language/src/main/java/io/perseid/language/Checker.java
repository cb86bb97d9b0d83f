package io.perseid.language;

import java.util.Map;

/** Finds what is allowed but can't be meant, and what no single part of a rule shows. Not thread-safe. */
final class Checker {
    private final Problems problems;

    Checker(Problems problems) {
        this.problems = problems;
    }

    void check(Map<String, Node.Block> rules) {}
}
