package io.perseid.hub;

/**
 * A pipe that needs the versions of a dataset that were replaced after it last looked.
 *
 * @param offset everything before it the pipe has followed
 * @param disabled somebody switched the pipe off, so that it doesn't come on by itself
 */
record Follower(String pipe, long offset, boolean disabled) {}
