/**
 * The HTTP interface under {@code /api} and the console's files.
 * Serves clients outside the process. The only package that sees the HTTP library.
 */
@NullMarked
package io.perseid.http;

import org.jspecify.annotations.NullMarked;
