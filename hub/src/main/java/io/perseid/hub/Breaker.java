package io.perseid.hub;

import java.util.Optional;

/**
 * The circuit breaker of a dataset: how much one run may change of what is populated already.
 *
 * @param count so many versions
 * @param factor so many times the entities that exist
 */
record Breaker(Optional<Integer> count, Optional<Double> factor) {
    /** How many versions one run may write; if both limits are given, the larger. */
    long limit(long existing) {
        long byCount = count.map(Integer::longValue).orElse(0L);
        long byFactor = factor.map(share -> (long) (share * existing)).orElse(0L);
        return Math.max(byCount, byFactor);
    }

    /** True if there is a limit at all. */
    boolean isSet() {
        return count.isPresent() || factor.isPresent();
    }
}
