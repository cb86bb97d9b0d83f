package io.perseid.hub;

import io.perseid.entity.DictValue;
import io.perseid.entity.JsonNode;
import io.perseid.entity.StringValue;
import io.perseid.fault.Place;
import io.perseid.fault.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks at pipes together: who writes which dataset, who reads what nobody writes, and which pipes feed each other in a circle. Pipes
 * of a circle don't wait for each other's datasets, so that the circle can begin to turn.
 */
final class CrossCheck {
    private final Map<String, LoadedPipe> pipes;
    private final Map<String, String> writers = new LinkedHashMap<>();

    /** @param pipes changed in place */
    CrossCheck(Map<String, LoadedPipe> pipes) {
        this.pipes = pipes;
    }

    void run() {
        for (LoadedPipe pipe : List.copyOf(pipes.values())) {
            pipe.plan().flatMap(PipePlan::datasetSink).ifPresent(sink -> writes(pipe, sink.dataset()));
        }
        pipes.values().forEach(this::meansToWrite);
        for (LoadedPipe pipe : List.copyOf(pipes.values())) {
            pipe.plan().ifPresent(plan -> unknownDatasets(pipe, plan));
        }
        circles();
    }

    /** A pipe with errors writes nothing now, but its dataset is no slip of somebody's pen. */
    private void meansToWrite(LoadedPipe pipe) {
        if (pipe.plan().isEmpty() && pipe.effective().get("sink") instanceof DictValue sink) {
            String dataset = sink.get("dataset") instanceof StringValue name ? name.value() : pipe.id();
            writers.putIfAbsent(dataset, pipe.id());
        }
    }

    private void writes(LoadedPipe pipe, String dataset) {
        String first = writers.putIfAbsent(dataset, pipe.id());
        if (first != null) {
            report(
                    pipe,
                    Problem.error(
                            HubCode.CONFIG_SHARED_DATASET,
                            place(pipe, "sink"),
                            "the pipe '" + first + "' writes the dataset '" + dataset + "' already",
                            "a dataset has one pipe that writes it: write to another, and merge them in a pipe"));
        }
    }

    private void unknownDatasets(LoadedPipe pipe, PipePlan plan) {
        plan.datasetSource().ifPresent(source -> requireWriter(pipe, "source", source.dataset()));
        Set<String> read = new LinkedHashSet<>();
        plan.steps().forEach(step -> read.addAll(step.datasetsRead()));
        read.forEach(dataset -> requireWriter(pipe, "transform", dataset));
    }

    private void requireWriter(LoadedPipe pipe, String section, String dataset) {
        if (!writers.containsKey(dataset) && !dataset.startsWith("system:")) {
            report(
                    pipe,
                    Problem.warning(
                            HubCode.CONFIG_UNKNOWN_DATASET,
                            place(pipe, section),
                            "no pipe writes the dataset '" + dataset + "'",
                            "the pipe waits until it is there; " + Words.suggestion(dataset, writers.keySet())));
        }
    }

    // ---- circles

    private void circles() {
        Map<String, Set<String>> feeds = new LinkedHashMap<>();
        pipes.forEach((id, pipe) -> feeds.put(id, feeders(pipe)));
        Set<Set<String>> told = new HashSet<>();
        for (LoadedPipe pipe : List.copyOf(pipes.values())) {
            Optional<List<String>> circle = circle(pipe.id(), feeds);
            if (circle.isPresent()) {
                release(pipe, feeds);
                if (told.add(new HashSet<>(circle.get()))) {
                    report(pipe, warning(pipe, circle.get()));
                }
            }
        }
    }

    /** The pipes whose datasets the pipe reads; what it reads of its own dataset is no circle. */
    private Set<String> feeders(LoadedPipe pipe) {
        Set<String> from = new LinkedHashSet<>();
        pipe.plan().ifPresent(plan -> {
            plan.datasetSource().ifPresent(source -> add(from, source.dataset()));
            plan.steps().forEach(step -> step.datasetsRead().forEach(dataset -> add(from, dataset)));
        });
        from.remove(pipe.id());
        return from;
    }

    private void add(Set<String> from, String dataset) {
        String writer = writers.get(dataset);
        if (writer != null) {
            from.add(writer);
        }
    }

    /** The shortest way from the pipe back to itself. */
    private static Optional<List<String>> circle(String start, Map<String, Set<String>> feeds) {
        Map<String, String> cameFrom = new LinkedHashMap<>();
        List<String> next = new ArrayList<>(List.of(start));
        while (!next.isEmpty()) {
            List<String> after = new ArrayList<>();
            for (String id : next) {
                for (String feeder : feeds.getOrDefault(id, Set.of())) {
                    if (feeder.equals(start)) {
                        return Optional.of(path(start, id, cameFrom));
                    }
                    if (cameFrom.putIfAbsent(feeder, id) == null) {
                        after.add(feeder);
                    }
                }
            }
            next = after;
        }
        return Optional.empty();
    }

    /** In the direction in which entities flow, with the pipe at both ends. */
    private static List<String> path(String start, String last, Map<String, String> cameFrom) {
        List<String> path = new ArrayList<>(List.of(start));
        for (String id = last; !id.equals(start); id = cameFrom.getOrDefault(id, start)) {
            path.add(id);
        }
        path.add(start);
        return path;
    }

    private Problem warning(LoadedPipe pipe, List<String> path) {
        return Problem.warning(
                HubCode.CONFIG_CYCLE,
                pipe.original().place(),
                "the pipes feed each other in a circle: " + String.join(" → ", path),
                "a change may go round for ever unless the rules come to a rest; the pipes don't wait for each other");
    }

    /** The pipe no longer waits for datasets that come, in the end, from itself. */
    private void release(LoadedPipe pipe, Map<String, Set<String>> feeds) {
        PipePlan plan = pipe.plan().orElseThrow();
        Set<String> awaits = new LinkedHashSet<>(plan.awaits());
        awaits.removeIf(dataset -> {
            String writer = writers.get(dataset);
            return writer != null && reaches(writer, pipe.id(), feeds);
        });
        LoadedPipe now = pipes.getOrDefault(pipe.id(), pipe);
        pipes.put(pipe.id(), now.with(now.problems(), Optional.of(plan.withAwaits(awaits))));
    }

    private static boolean reaches(String from, String wanted, Map<String, Set<String>> feeds) {
        Set<String> seen = new HashSet<>();
        List<String> next = new ArrayList<>(List.of(from));
        while (!next.isEmpty()) {
            String id = next.removeLast();
            if (id.equals(wanted)) {
                return true;
            }
            if (seen.add(id)) {
                next.addAll(feeds.getOrDefault(id, Set.of()));
            }
        }
        return false;
    }

    // ---- reporting

    private void report(LoadedPipe pipe, Problem problem) {
        LoadedPipe now = pipes.getOrDefault(pipe.id(), pipe);
        List<Problem> problems = new ArrayList<>(now.problems());
        problems.add(problem);
        pipes.put(pipe.id(), now.with(problems, problem.isError() ? Optional.empty() : now.plan()));
    }

    private static Place place(LoadedPipe pipe, String section) {
        Optional<JsonNode> part = pipe.original().member(section);
        return part.flatMap(node -> node.member("dataset"))
                .or(() -> part)
                .map(JsonNode::place)
                .orElse(pipe.original().place());
    }
}
