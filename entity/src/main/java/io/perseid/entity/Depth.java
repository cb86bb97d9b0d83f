package io.perseid.entity;

import io.perseid.fault.Fault;

/** How deep a value in memory may be nested: deep enough for anybody, and no danger to a thread's stack. */
final class Depth {
    static final int MAX = 500;

    private Depth() {}

    static void check(int depth) {
        if (depth > MAX) {
            throw new Fault(EntityCode.VALUE_TOO_DEEP, "a value is nested too deep", "limit", MAX);
        }
    }
}
