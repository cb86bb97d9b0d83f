package io.perseid.cli;

import io.perseid.language.Dtl;
import io.perseid.language.cases.CaseResult;
import io.perseid.language.cases.DtlCases;
import io.perseid.language.function.Functions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code perseid dtl test}. */
@Command(
        name = "test",
        description = "Runs examples from files; prints each that fails with what was expected and what came.",
        mixinStandardHelpOptions = true)
final class DtlTestCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files of cases: JSON lists.")
    private List<Path> files = List.of();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        var cases = new DtlCases(new Dtl(Functions.standard()));
        var results = new ArrayList<CaseResult>();
        for (Path file : files) {
            results.addAll(cases.run(JsonFile.of(file).json()));
        }
        DtlCases.print(results, spec.commandLine().getOut()::println);
        return results.stream().allMatch(CaseResult::passed) ? ExitCode.DONE : ExitCode.FAILED;
    }
}
