package io.perseid.hub;

import java.io.OutputStream;
import java.util.Optional;

/** A form in which a pipe's entities are handed out over HTTP when somebody asks for them. Thread-safe. */
public non-sealed interface Publisher extends Outlet {
    /** The word for the form in the address: {@code entities}, {@code csv}. */
    String form();

    /** The media type of the answer. */
    String contentType();

    /** The Content-Disposition of the answer, if it has one. */
    default Optional<String> contentDisposition() {
        return Optional.empty();
    }

    /** Begins an answer. The stream stays open when the returned writer is closed. */
    EntityWriter open(OutputStream out);
}
