/**
 * What tests share: a settable clock, faulty twins of disk and network, generators.
 * Never on the class path of a running node.
 */
@NullMarked
package io.perseid.testkit;

import org.jspecify.annotations.NullMarked;
