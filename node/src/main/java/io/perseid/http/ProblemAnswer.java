package io.perseid.http;

import static io.perseid.http.JsonAnswer.object;

import io.perseid.entity.DictValue;
import io.perseid.entity.Value;
import io.perseid.fault.Fault;
import io.perseid.fault.Problem;
import io.perseid.fault.ProblemsFault;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;

/** Failures as RFC 9457 problem details, with the code, its facts and the request's id. */
final class ProblemAnswer {
    private static final System.Logger LOG = System.getLogger(ProblemAnswer.class.getName());

    private ProblemAnswer() {}

    /** The answer to a call that ended with this failure. Failures that are ours are logged with their cause, others in one line. */
    public static Answer of(Throwable failure, Call call) {
        return of(failure, call, UnaryOperator.identity());
    }

    /** @param mask takes out of the answer what may not be seen */
    static Answer of(Throwable failure, Call call, UnaryOperator<String> mask) {
        Fault fault = failure instanceof Fault known
                ? known
                : new Fault(
                        HttpCode.UNEXPECTED,
                        failure,
                        "something failed that should not; the log has the cause under the request's id",
                        "failure",
                        failure.getClass().getSimpleName());
        log(fault, call);
        var answer = Answer.bytes(
                fault.code().httpStatus(),
                "application/problem+json",
                mask.apply(JsonAnswer.text(details(fault, call))).getBytes(StandardCharsets.UTF_8));
        return switch (fault.code().httpStatus()) {
            case 401 -> answer.with("WWW-Authenticate", "Bearer");
            case 405 -> answer.with("Allow", fault.facts().getOrDefault("wanted", ""));
            case 429, 503 -> answer.with("Retry-After", "1");
            default -> answer;
        };
    }

    private static void log(Fault fault, Call call) {
        String line = "request failed code=" + fault.code().id() + " verb=" + call.method() + " path=" + call.path()
                + " " + fault.getMessage();
        switch (fault.code().kind()) {
            case OURS -> LOG.log(System.Logger.Level.ERROR, line, fault);
            case RESOURCE, EXTERNAL -> LOG.log(System.Logger.Level.WARNING, line);
            case CALLER -> LOG.log(System.Logger.Level.DEBUG, line);
        }
    }

    private static DictValue details(Fault fault, Call call) {
        return object(
                "type",
                "urn:perseid:problem:" + fault.code().id(),
                "title",
                fault instanceof ProblemsFault ? "the configuration has problems" : fault.text(),
                "status",
                fault.code().httpStatus(),
                "detail",
                fault.getMessage(),
                "instance",
                call.path(),
                "code",
                fault.code().id(),
                "facts",
                fault.facts(),
                "request_id",
                call.id(),
                "problems",
                problems(fault instanceof ProblemsFault many ? many.problems() : List.of()));
    }

    /** Problems of a configuration as a list, each with its place. */
    public static Value problems(List<Problem> problems) {
        return JsonAnswer.value(problems.stream().map(ProblemAnswer::problem).toList());
    }

    private static DictValue problem(Problem problem) {
        return object(
                "level",
                problem.isError() ? "error" : "warning",
                "code",
                problem.code().id(),
                "message",
                problem.message(),
                "fix",
                problem.fix(),
                "file",
                problem.place().file(),
                "pointer",
                problem.place().pointer(),
                "line",
                problem.place().line(),
                "column",
                problem.place().column());
    }
}
