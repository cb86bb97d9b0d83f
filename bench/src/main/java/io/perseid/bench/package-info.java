/**
 * The benches: every figure that docs/performance.md holds, each made by one class and printed by one command.
 *
 * <p>Serves {@code ./perseid bench}. Uses the modules it measures, the node as a process of its own, and the peers they are held against.
 */
@NullMarked
package io.perseid.bench;

import org.jspecify.annotations.NullMarked;
