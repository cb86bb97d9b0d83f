package io.perseid.language.cases;

/**
 * What became of a case.
 *
 * @param expected as text
 * @param actual as text
 */
public record CaseResult(String id, boolean passed, String expected, String actual) {
    /** One line: the id, what was expected, and what came out. */
    @Override
    public String toString() {
        return id + ": expected " + expected + ", actual " + actual;
    }
}
