/**
 * The command line: the client of a node's interface, and the start of a node.
 */
@NullMarked
package io.perseid.cli;

import org.jspecify.annotations.NullMarked;
