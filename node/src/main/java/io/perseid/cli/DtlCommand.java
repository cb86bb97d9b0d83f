package io.perseid.cli;

import io.perseid.language.Dtl;
import io.perseid.language.function.Functions;
import io.perseid.repl.Repl;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code perseid dtl}. */
@Command(
        name = "dtl",
        description = {
            "The transformation language: tests, checks, formats and tries out rules. Needs no node.",
            "Without a command: tries out what is typed line by line, or what comes on the standard input. `:help` there says more."
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "[COMMAND]",
        subcommands = {
            DtlTestCommand.class,
            DtlCheckCommand.class,
            DtlFmtCommand.class,
            DtlEvalCommand.class,
            DtlFunctionCommand.class
        })
final class DtlCommand implements Callable<Integer> {
    private static final Path HISTORY = Path.of(System.getProperty("user.home", "."), ".perseid_dtl_history");

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    @SuppressWarnings("SystemConsoleNull") // from JDK 25 on there is none again where input or output is redirected
    public Integer call() throws IOException {
        var repl = new Repl(new Dtl(Functions.standard()), NodeOrigin::of);
        Console console = System.console();
        if (console != null && console.isTerminal()) {
            repl.terminal(HISTORY);
            return ExitCode.DONE;
        }
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        return repl.script(in, spec.commandLine().getOut()) ? ExitCode.DONE : ExitCode.FAILED;
    }
}
