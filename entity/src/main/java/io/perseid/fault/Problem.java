package io.perseid.fault;

/**
 * One thing wrong with a configuration.
 *
 * @param message what is wrong, wanted beside found
 * @param fix what to do about it; empty when the message says it
 */
public record Problem(Severity severity, Code code, Place place, String message, String fix) {
    /** A problem that stops the configuration from being used. */
    public static Problem error(Code code, Place place, String message, String fix) {
        return new Problem(Severity.ERROR, code, place, message, fix);
    }

    /** A problem the configuration can be used with. */
    public static Problem warning(Code code, Place place, String message, String fix) {
        return new Problem(Severity.WARNING, code, place, message, fix);
    }

    /** Whether it stops the configuration from being used. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** One line: place, severity, code, message, fix. */
    @Override
    public String toString() {
        String where = place.toString();
        return (where.isEmpty() ? "" : where + ": ")
                + (isError() ? "error" : "warning")
                + " " + code.id() + ": " + message
                + (fix.isEmpty() ? "" : " (" + fix + ")");
    }
}
