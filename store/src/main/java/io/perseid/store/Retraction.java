package io.perseid.store;

/**
 * What an erasure did.
 *
 * @param versions versions erased
 * @param gone whether their bytes are in no file any more; false if a reader that was open held them, then {@link Dataset#reclaim}
 *     takes them away once it is closed
 */
public record Retraction(long versions, boolean gone) {}
