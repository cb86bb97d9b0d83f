package io.perseid.hub;

import io.perseid.entity.DictBuilder;
import io.perseid.entity.DictValue;
import io.perseid.entity.IntegerValue;
import io.perseid.store.Store;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Up to when datasets hold everything there was. For each dataset that entities come into from outside, a dataset knows the moment, in
 * microseconds since 1970, up to which it holds all that has come of them. Kept in the store.
 */
final class Completeness {
    private Completeness() {}

    /** By the dataset that entities came into. */
    static Map<String, Long> of(Store store, String dataset) {
        Map<String, Long> moments = new LinkedHashMap<>();
        store.state(key(dataset)).forEach((name, micros) -> moments.put(name, ((IntegerValue) micros).longValue()));
        return moments;
    }

    /** The moment up to which all of the datasets are complete; empty if one of them doesn't know. */
    static OptionalLong least(Store store, Collection<String> datasets) {
        long least = Long.MAX_VALUE;
        for (String dataset : datasets) {
            OptionalLong own = of(store, dataset).values().stream()
                    .mapToLong(Long::longValue)
                    .min();
            if (own.isEmpty()) {
                return OptionalLong.empty();
            }
            least = Math.min(least, own.getAsLong());
        }
        return datasets.isEmpty() ? OptionalLong.empty() : OptionalLong.of(least);
    }

    /** What the sink of a pipe will hold, once a run that begins now has come to its end. */
    static Map<String, Long> through(Store store, PipePlan plan, Instant now) {
        Map<String, Long> moments = new LinkedHashMap<>();
        if (plan.datasetSource().isEmpty()) {
            plan.datasetSink().ifPresent(sink -> moments.put(sink.dataset(), micros(now)));
            return moments;
        }
        DatasetSource source = plan.datasetSource().get();
        long most = source.limit();
        of(store, source.dataset()).forEach((name, micros) -> moments.put(name, Math.min(most, micros)));
        plan.steps().stream()
                .flatMap(step -> step.datasetsRead().stream())
                .filter(name -> !plan.runs().excluded().contains(name))
                .forEach(name -> of(store, name).forEach((from, micros) -> moments.merge(from, micros, Math::min)));
        return moments;
    }

    /** As it is kept in the store. */
    static DictValue toValue(Map<String, Long> moments) {
        var dict = new DictBuilder();
        moments.forEach((name, micros) -> dict.put(name, IntegerValue.of(micros)));
        return dict.build();
    }

    /** The key in the store. */
    static String key(String dataset) {
        return "completeness:" + dataset;
    }

    static long micros(Instant moment) {
        return moment.getEpochSecond() * 1_000_000 + moment.getNano() / 1_000;
    }
}
