package io.perseid.cli;

import io.perseid.node.LastingLogManager;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line of Perseid. */
@Command(
        name = "perseid",
        description = "An operational data platform: keeps a team's systems in step.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        sortOptions = false,
        exitCodeListHeading = "%nEnds with:%n",
        exitCodeList = {
            "0:done",
            "1:what was asked for failed or was refused",
            "2:the command line can't be understood",
            "3:no node answers"
        },
        subcommands = {
            NodeCommand.class,
            StatusCommand.class,
            PipesCommand.class,
            RunCommand.class,
            DatasetsCommand.class,
            EntitiesCommand.class,
            ExplainCommand.class,
            ValidateCommand.class,
            UploadCommand.class,
            BackupCommand.class,
            BackupsCommand.class,
            RestoreCommand.class,
            EraseCommand.class,
            RotateKeyCommand.class,
            CheckCommand.class,
            RebuildCommand.class,
            DtlCommand.class,
            SettingsCommand.class,
            CompletionCommand.class,
        })
public final class Main implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        // Before anything is logged; the name alone does not initialize the class.
        System.setProperty("java.util.logging.manager", LastingLogManager.class.getName());
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(out, err, args));
    }

    /** Runs one command. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        var line = new CommandLine(new Main())
                .setOut(out)
                .setErr(err)
                .setUsageHelpAutoWidth(true)
                .setExecutionExceptionHandler(new Failures());
        int code = line.execute(args);
        out.flush();
        err.flush();
        return code;
    }

    /** Without a command: what there is. */
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** The completion script for bash, which zsh understands too. */
    static String completionScript() {
        return AutoComplete.bash("perseid", new CommandLine(new Main()));
    }
}
