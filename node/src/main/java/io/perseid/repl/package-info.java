/**
 * Trying the transformation language out, line by line: at a terminal or from a script. Serves the command line; uses the
 * language and its cases, and asks whoever calls for entities of a node.
 */
@NullMarked
package io.perseid.repl;

import org.jspecify.annotations.NullMarked;
