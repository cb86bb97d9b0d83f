package io.perseid.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code perseid dtl}. */
@Command(
        name = "dtl",
        description = "The transformation language: tests, checks, formats and tries out rules. Needs no node.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DtlTestCommand.class,
            DtlCheckCommand.class,
            DtlFmtCommand.class,
            DtlEvalCommand.class,
            DtlFunctionCommand.class
        })
final class DtlCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
