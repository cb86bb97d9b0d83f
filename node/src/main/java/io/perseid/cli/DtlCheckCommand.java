package io.perseid.cli;

import io.perseid.fault.Problem;
import io.perseid.node.OfflineCheck;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code perseid dtl check}. */
@Command(
        name = "check",
        description = "Says what is wrong with the rules of a project, each with file, line and column.",
        mixinStandardHelpOptions = true)
final class DtlCheckCommand implements Callable<Integer> {
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
        List<Problem> problems = OfflineCheck.problems(
                        ConfigFolder.of(directory).folder(), profile)
                .stream()
                .filter(problem -> problem.code().id().startsWith("dtl-"))
                .toList();
        var out = spec.commandLine().getOut();
        problems.forEach(out::println);
        long errors = problems.stream().filter(Problem::isError).count();
        out.println(errors + " error(s), " + (problems.size() - errors) + " warning(s)");
        return errors == 0 ? ExitCode.DONE : ExitCode.FAILED;
    }
}
