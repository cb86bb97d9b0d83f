package io.perseid.fault;

/**
 * The stable name of one kind of failure. Each module has one enum of them; all are listed in {@code
 * docs/formats/codes.md}. A published id never changes its meaning.
 */
public interface Code {
    /** Lower-case words with hyphens, unique over all modules. */
    String id();

    /** Whose failure it is. */
    Kind kind();

    /** The HTTP status that reports it; that of its kind unless the code says otherwise. */
    default int httpStatus() {
        return kind().httpStatus();
    }
}
