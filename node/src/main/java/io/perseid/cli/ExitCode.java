package io.perseid.cli;

/** What the command line ends with. */
final class ExitCode {
    static final int DONE = 0;
    /** What was asked for failed or was refused; the message says why. */
    static final int FAILED = 1;
    /** The command line can't be understood. */
    static final int USAGE = 2;
    /** No node answers at the address. */
    static final int UNREACHABLE = 3;

    private ExitCode() {}
}
