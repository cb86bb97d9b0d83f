package io.perseid.cli;

import io.perseid.entity.Json;
import io.perseid.entity.JsonNode;
import io.perseid.fault.Place;
import io.perseid.language.Dtl;
import io.perseid.language.cases.CaseResult;
import io.perseid.language.cases.DtlCases;
import io.perseid.language.function.Functions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code perseid dtl eval}. */
@Command(
        name = "eval",
        description = {
            "Prints what an expression, or a list of transforms, makes of an entity.",
            "perseid dtl eval '[\"upper\", \"_S.name\"]' --source '{\"name\": \"ada\"}'"
        },
        mixinStandardHelpOptions = true)
final class DtlEvalCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DTL", description = "The expression, or the list of transforms.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String dtl;

    @Option(names = "--source", paramLabel = "JSON", description = "The entity _S. Default: ${DEFAULT-VALUE}")
    private String source = "{}";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        var example = JsonNode.dict(
                Map.of(
                        "id", JsonNode.text("eval", Place.UNKNOWN),
                        "dtl", Json.parseLocated(dtl, "expression"),
                        "source", Json.parseLocated(source, "source")),
                Place.UNKNOWN);
        CaseResult result = new DtlCases(new Dtl(Functions.standard()))
                .run(JsonNode.list(List.of(example), Place.UNKNOWN))
                .getFirst();
        spec.commandLine().getOut().println(result.actual());
        return ExitCode.DONE;
    }
}
