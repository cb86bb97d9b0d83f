package io.perseid.hub;

import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;

/** The answer to a {@link PublishRequest}: opened, with its headers known, not yet written. Not thread-safe. */
public interface Publication extends AutoCloseable {
    /** The media type. */
    String contentType();

    /** The Content-Disposition, if it has one. */
    Optional<String> contentDisposition();

    /** The {@code X-Dataset-…} headers. */
    Map<String, String> headers();

    /** Writes the entities; bounded memory. The stream stays open. */
    void writeTo(OutputStream out);

    @Override
    void close();
}
