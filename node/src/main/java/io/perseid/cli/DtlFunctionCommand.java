package io.perseid.cli;

import io.perseid.fault.Fault;
import io.perseid.language.Dtl;
import io.perseid.language.Signature;
import io.perseid.language.function.Functions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code perseid dtl function}. */
@Command(
        name = "function",
        description = "Says how functions are written and what they do.",
        mixinStandardHelpOptions = true)
final class DtlFunctionCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", arity = "0..*", description = "Names of functions; all if none is given.")
    private List<String> names = List.of();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        var dtl = new Dtl(Functions.standard());
        List<Signature> found = Stream.concat(dtl.transforms().stream(), dtl.expressions().stream())
                .filter(signature -> names.isEmpty() || names.contains(signature.name()))
                .toList();
        for (String name : names) {
            if (found.stream().noneMatch(signature -> signature.name().equals(name))) {
                throw new Fault(
                        CliCode.FUNCTION_UNKNOWN,
                        "there is no such function; `perseid dtl function` lists them",
                        "function",
                        name);
            }
        }
        var out = spec.commandLine().getOut();
        found.forEach(signature -> out.printf("%s%n    %s%n", signature, signature.rule()));
        return ExitCode.DONE;
    }
}
