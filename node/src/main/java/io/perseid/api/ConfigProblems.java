package io.perseid.api;

import io.perseid.entity.DictValue;
import io.perseid.entity.JsonNode;
import io.perseid.entity.Value;
import io.perseid.fault.Problem;
import io.perseid.http.Answer;
import io.perseid.http.JsonAnswer;
import io.perseid.hub.ConfigComponent;
import io.perseid.hub.Configuration;
import io.perseid.hub.LoadOutcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A configuration that was refused, in the form existing clients read. */
final class ConfigProblems {
    private ConfigProblems() {}

    /** Status 400 with {@code validation_errors}: each component with what is wrong with it. */
    static Answer answer(LoadOutcome outcome, Configuration posted) {
        var errors = new ArrayList<DictValue>();
        outcome.byComponent().forEach((id, problems) -> {
            if (problems.stream().anyMatch(Problem::isError)) {
                errors.add(JsonAnswer.object(
                        "posted-config", component(posted, id, problems), "config-errors", list(problems)));
            }
        });
        return JsonAnswer.of(400, JsonAnswer.object("validation_errors", errors));
    }

    /** Problems as a pipe object lists them, with our own code and place added. */
    static Value list(List<Problem> problems) {
        return JsonAnswer.value(problems.stream().map(ConfigProblems::problem).toList());
    }

    private static Value component(Configuration posted, String id, List<Problem> problems) {
        return posted.find(id)
                .map(ConfigComponent::node)
                .map(JsonNode::value)
                .orElseGet(() -> JsonAnswer.object(
                        "_id", id.isEmpty() ? problems.getFirst().place().file() : id));
    }

    private static DictValue problem(Problem problem) {
        var place = problem.place();
        return JsonAnswer.object(
                "level",
                problem.isError() ? "error" : "warning",
                "msg",
                problem.message() + (problem.fix().isEmpty() ? "" : " (" + problem.fix() + ")"),
                "elements",
                Arrays.stream(place.pointer().split("/"))
                        .filter(part -> !part.isEmpty())
                        .map(part -> part.replace("~1", "/").replace("~0", "~"))
                        .toList(),
                "code",
                problem.code().id(),
                "file",
                place.file(),
                "line",
                place.line(),
                "column",
                place.column());
    }
}
