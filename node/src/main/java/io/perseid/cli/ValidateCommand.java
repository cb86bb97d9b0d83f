package io.perseid.cli;

import io.perseid.fault.Problem;
import io.perseid.node.OfflineCheck;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code perseid validate}. */
@Command(
        name = "validate",
        description =
                "Says everything that is wrong with a project's configuration, each with file, line and column. Needs no node.",
        mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "The project's directory.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path directory;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "Takes variables from <NAME>-env.json. Default: ${DEFAULT-VALUE}")
    private String profile = "test";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        var problems = OfflineCheck.problems(ConfigFolder.of(directory).folder(), profile);
        var out = spec.commandLine().getOut();
        problems.forEach(out::println);
        long errors = problems.stream().filter(Problem::isError).count();
        out.println(errors + " error(s), " + (problems.size() - errors) + " warning(s)");
        return errors == 0 ? ExitCode.DONE : ExitCode.FAILED;
    }
}
