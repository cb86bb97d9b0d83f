package io.perseid.cli;

import io.perseid.fault.Fault;
import io.perseid.fault.ProblemsFault;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what a command throws into words, with the code, and an exit code. */
final class Failures implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception e, CommandLine line, ParseResult parsed) {
        var err = line.getErr();
        switch (e) {
            case ProblemsFault many -> {
                many.problems().forEach(err::println);
                err.println("perseid: " + many.problems().size() + " problem(s); nothing was started or changed");
            }
            case Fault fault ->
                err.println("perseid: " + fault.getMessage() + " code="
                        + fault.code().id());
            default -> {
                err.println("perseid: something failed that should not");
                e.printStackTrace(err);
            }
        }
        err.flush();
        return e instanceof Fault fault && fault.code() == CliCode.NODE_UNREACHABLE
                ? ExitCode.UNREACHABLE
                : ExitCode.FAILED;
    }
}
