/**
 * Comma-separated values: files and answers of services that are read, and entities handed out in that form.
 *
 * <p>For pipes that start from a file or feed a spreadsheet. Uses {@code io.perseid.hub}; nothing else knows the CSV
 * library.
 */
@NullMarked
package io.perseid.hub.csv;

import org.jspecify.annotations.NullMarked;
