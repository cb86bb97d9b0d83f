package io.perseid.cli;

import io.perseid.entity.Json;
import io.perseid.entity.JsonNode;
import io.perseid.fault.Place;
import io.perseid.language.Dtl;
import io.perseid.language.TransitText;
import io.perseid.language.Trial;
import io.perseid.language.cases.DtlCases;
import io.perseid.language.function.Functions;
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
        JsonNode rule = Json.parseLocated(dtl, "expression");
        var example = JsonNode.dict(Map.of("dtl", rule, "source", Json.parseLocated(source, "source")), Place.UNKNOWN);
        var cases = new DtlCases(new Dtl(Functions.standard()));
        var out = spec.commandLine().getOut();
        boolean isTransforms = rule.isList()
                && !rule.items().isEmpty()
                && rule.items().getFirst().isList();
        if (!isTransforms) {
            out.println(TransitText.of(cases.evaluate(example)));
            return ExitCode.DONE;
        }
        Trial.Result result = cases.apply(example);
        out.println(result.target().map(TransitText::of).orElse("nothing"));
        result.emitted().forEach(entity -> out.println("emitted " + TransitText.of(entity)));
        return ExitCode.DONE;
    }
}
