/**
 * Other services over HTTP, and files: the systems {@code url} and {@code rest}, the JSON protocols of pull and push.
 *
 * <p>For pipes that talk to a service or read a file; the sub-packages that read a format from there use {@link
 * io.perseid.hub.web.WebSystem}. Uses {@code io.perseid.hub}; nothing else of the hub knows HTTP or Jinja.
 */
@NullMarked
package io.perseid.hub.web;

import org.jspecify.annotations.NullMarked;
