package io.perseid.cli;

import io.perseid.language.RuleText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code perseid dtl fmt}. */
@Command(
        name = "fmt",
        description = "Writes configuration files in the one form that rules have.",
        mixinStandardHelpOptions = true)
final class DtlFmtCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files of configuration.")
    private List<Path> files = List.of();

    @Option(names = "--check", description = "Changes nothing; fails if a file is not in that form.")
    private boolean checks;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var changed = 0;
        for (Path file : files) {
            var before = JsonFile.of(file);
            var after = RuleText.of(before.json());
            if (!after.equals(before.text())) {
                changed++;
                spec.commandLine().getOut().println(file);
                if (!checks) {
                    Files.writeString(file, after);
                }
            }
        }
        return checks && changed > 0 ? ExitCode.FAILED : ExitCode.DONE;
    }
}
