package io.perseid.hub;

import io.perseid.store.DatasetName;
import io.perseid.store.Store;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** What tells one life of the datasets around a pipe from another: made anew, or restored from a backup. */
final class Lives {
    private Lives() {}

    /** The datasets that the pipe reads, joins and writes, as far as they are there, each with its life. */
    static Map<String, String> of(PipePlan plan, Store store) {
        var names = new TreeSet<String>();
        plan.datasetSource().ifPresent(source -> names.add(source.dataset()));
        plan.datasetSink().ifPresent(sink -> names.add(sink.dataset()));
        plan.steps().forEach(step -> names.addAll(step.datasetsRead()));
        Map<String, String> lives = new LinkedHashMap<>();
        names.forEach(name -> store.find(new DatasetName(name))
                .ifPresent(dataset -> lives.put(
                        name,
                        dataset.generation()
                                + dataset.restored()
                                        .map(mark -> " restored " + mark.uuid())
                                        .orElse(""))));
        return lives;
    }

    /** Why what was made with the datasets of before no longer counts, in words. */
    static Optional<String> difference(Map<String, String> before, Map<String, String> now) {
        if (before.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> all = new LinkedHashMap<>(before);
        all.putAll(now);
        return all.keySet().stream()
                .filter(name -> !java.util.Objects.equals(before.get(name), now.get(name)))
                .findFirst()
                .map(name -> "the dataset " + name
                        + (!now.containsKey(name)
                                ? " is gone"
                                : before.containsKey(name) ? " was made anew or restored" : " is new here"));
    }
}
