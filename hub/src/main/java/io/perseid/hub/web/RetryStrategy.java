package io.perseid.hub.web;

import java.time.Duration;
import java.util.List;

/**
 * How often a reading request is sent again, by the status of its answer.
 *
 * @param rules the first that has the status counts
 */
record RetryStrategy(List<Rule> rules) {
    /** Never again. */
    static final RetryStrategy NONE = new RetryStrategy(List.of());

    /** So often, so much later, for these statuses. */
    record Rule(StatusCodes statuses, int retries, Duration delay) {}

    RetryStrategy {
        rules = List.copyOf(rules);
    }

    /** What to do after an answer with the status. */
    Rule after(int status) {
        return rules.stream()
                .filter(rule -> rule.statuses().has(status))
                .findFirst()
                .orElse(new Rule(StatusCodes.ALL, 0, Duration.ZERO));
    }
}
