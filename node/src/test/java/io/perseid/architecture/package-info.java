/**
 * Holds the compiled code of all modules to the rules of ARCHITECTURE.md.
 * Runs in node, the highest module, over every module's target/classes.
 */
@NullMarked
package io.perseid.architecture;

import org.jspecify.annotations.NullMarked;
