/**
 * The process: settings, and the assembly of all parts by hand.
 * Seen by nothing but the command line; sees everything.
 */
@NullMarked
package io.perseid.node;

import org.jspecify.annotations.NullMarked;
