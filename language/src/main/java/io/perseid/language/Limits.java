package io.perseid.language;

import java.time.Duration;

/**
 * What a rule may use up on one entity before it is stopped.
 *
 * @param maxDepth rules applied within each other
 * @param maxValues values made, counted roughly: items of lists, properties, hundreds of characters
 * @param maxEntities entities emitted
 * @param maxTime time taken, looked at now and then
 */
public record Limits(int maxDepth, long maxValues, long maxEntities, Duration maxTime) {
    /** Generous for honest rules; a rule that runs away ends within seconds. */
    public static final Limits STANDARD = new Limits(200, 10_000_000, 1_000_000, Duration.ofSeconds(60));
}
