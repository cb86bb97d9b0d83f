package io.perseid.hub;

import io.perseid.entity.DictBuilder;
import io.perseid.entity.DictValue;
import io.perseid.entity.ListValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.fault.Problem;
import java.util.List;

/** Pipes and systems as the API gives them. */
final class PipeJson {
    private PipeJson() {}

    static DictValue system(SystemView system) {
        return new DictBuilder()
                .put("_id", new StringValue(system.id()))
                .put("name", new StringValue(system.id()))
                .put("type", new StringValue("system:" + system.type()))
                .put("config", config(system.original().value(), system.effective()))
                .put(
                        "runtime",
                        new DictBuilder()
                                .put(
                                        "is-valid-config",
                                        io.perseid.entity.BooleanValue.of(
                                                system.problems().stream().noneMatch(Problem::isError)))
                                .put("config-errors", problems(system.problems()))
                                .build())
                .build();
    }

    static DictValue config(Value original, DictValue effective) {
        return new DictBuilder()
                .put("original", original)
                .put("effective", effective)
                .build();
    }

    static ListValue problems(List<Problem> problems) {
        return ListValue.of(problems.stream().<Value>map(PipeJson::problem).toList());
    }

    /** One mistake in a configuration, as existing clients expect it, with our code and place added. */
    static DictValue problem(Problem problem) {
        List<Value> elements = List.of(problem.place().pointer().split("/")).stream()
                .filter(element -> !element.isEmpty())
                .<Value>map(StringValue::new)
                .toList();
        return new DictBuilder()
                .put("level", new StringValue(problem.isError() ? "error" : "warning"))
                .put("msg", new StringValue(problem.message()))
                .put("elements", ListValue.of(elements))
                .put("code", new StringValue(problem.code().id()))
                .put("file", new StringValue(problem.place().file()))
                .put("line", io.perseid.entity.IntegerValue.of(problem.place().line()))
                .put("column", io.perseid.entity.IntegerValue.of(problem.place().column()))
                .put("fix", new StringValue(problem.fix()))
                .build();
    }
}
