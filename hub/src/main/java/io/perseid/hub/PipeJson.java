package io.perseid.hub;

import io.perseid.entity.BooleanValue;
import io.perseid.entity.DictBuilder;
import io.perseid.entity.DictValue;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.ListValue;
import io.perseid.entity.NullValue;
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
                                        BooleanValue.of(
                                                system.problems().stream().noneMatch(Problem::isError)))
                                .put("config-errors", problems(system.problems()))
                                .build())
                .build();
    }

    static DictValue pipe(PipeUnit pipe) {
        return new DictBuilder()
                .put("_id", new StringValue(pipe.id()))
                .put("config", config(pipe.original().value(), pipe.effective()))
                .put("runtime", runtime(pipe))
                .put(
                        "storage",
                        pipe.sinkStored()
                                .map(dataset -> dataset.figures().bytes())
                                .<Value>map(IntegerValue::of)
                                .orElse(NullValue.NULL))
                .build();
    }

    private static DictValue runtime(PipeUnit pipe) {
        boolean running = pipe.state() == PipeState.RUNNING || pipe.state() == PipeState.STOPPING;
        long processed = pipe.pump().map(pump -> pump.total().in()).orElse(0L);
        return new DictBuilder()
                .put("state", new StringValue(word(pipe.state())))
                .put("reason", new StringValue(pipe.reason()))
                .put("is-running", BooleanValue.of(running))
                .put("is-valid-config", BooleanValue.of(pipe.state() != PipeState.INVALID))
                .put("is-disabled", BooleanValue.of(pipe.isDisabled()))
                .put("config-errors", problems(pipe.problems()))
                .put("dependencies", texts(pipe.pump().map(Pump::datasetsRead).orElse(java.util.Set.of())))
                .put(
                        "queues",
                        DictValue.of(
                                "source",
                                pipe.lag().<Value>map(IntegerValue::of).orElse(NullValue.NULL)))
                .put("supported-operations", operations(pipe))
                .put("last-seen", pipe.lastSeen().orElse(NullValue.NULL))
                .put(
                        "last-run",
                        pipe.lastRun()
                                .map(run -> run.ended().toString())
                                .<Value>map(StringValue::new)
                                .orElse(NullValue.NULL))
                .put(
                        "next-run",
                        pipe.pump()
                                .flatMap(Pump::nextRun)
                                .map(Object::toString)
                                .<Value>map(StringValue::new)
                                .orElse(NullValue.NULL))
                .put(
                        "last-message",
                        new StringValue(pipe.lastRun()
                                .map(run -> run.failed() ? "failed" : "completed")
                                .orElse("")))
                .put(
                        "last-error-code",
                        pipe.lastRun()
                                .flatMap(RunReport::code)
                                .<Value>map(StringValue::new)
                                .orElse(NullValue.NULL))
                .put(
                        "last-original-error-message",
                        pipe.lastRun()
                                .filter(RunReport::failed)
                                .map(RunReport::message)
                                .<Value>map(StringValue::new)
                                .orElse(NullValue.NULL))
                .put("progress", DictValue.of("processed", IntegerValue.of(processed)))
                .put("execution-dataset", new StringValue(pipe.executionDataset()))
                .build();
    }

    /** The states as existing clients know them. */
    private static String word(PipeState state) {
        return switch (state) {
            case INVALID -> "Invalid";
            case DISABLED -> "Disabled";
            case WAITING -> "Waiting";
            case IDLE -> "Idle";
            case RUNNING -> "Running";
            case STOPPING -> "Stopping";
            case FAILED -> "Failed";
            case CLOSED -> "Closed";
        };
    }

    private static ListValue operations(PipeUnit pipe) {
        if (pipe.pump().isEmpty()) {
            return ListValue.of(List.of());
        }
        boolean runs = pipe.loaded().plan().filter(PipePlan::hasRuns).isPresent();
        return texts(
                runs
                        ? List.of(
                                "start",
                                "start-rescan",
                                "stop",
                                "enable",
                                "disable",
                                "update-last-seen",
                                "set-last-seen-to-end",
                                "reset-tracking",
                                "discard-retries")
                        : List.of("enable", "disable"));
    }

    static DictValue pump(PipeUnit pipe) {
        return new DictBuilder()
                .put("_id", new StringValue(pipe.id()))
                .put("config", pipe.effective().get("pump"))
                .put("runtime", runtime(pipe))
                .put("last_run", pipe.lastRun().<Value>map(FlowJson::run).orElse(NullValue.NULL))
                .build();
    }

    private static ListValue texts(java.util.Collection<String> texts) {
        return ListValue.of(texts.stream().<Value>map(StringValue::new).toList());
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
                .put("line", IntegerValue.of(problem.place().line()))
                .put("column", IntegerValue.of(problem.place().column()))
                .put("fix", new StringValue(problem.fix()))
                .build();
    }
}
