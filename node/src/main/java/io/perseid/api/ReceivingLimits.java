package io.perseid.api;

import java.time.Duration;

/**
 * What all posts to receivers may take together.
 *
 * @param posts at one time
 * @param bytes of their bodies in memory at one time
 * @param patience how long a post may wait for bytes before it is sent away
 */
public record ReceivingLimits(int posts, long bytes, Duration patience) {}
