package io.perseid.hub;

import io.perseid.entity.DictBuilder;
import io.perseid.entity.DictValue;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.StringValue;
import io.perseid.store.CompactionMark;
import io.perseid.store.CompactionResult;
import io.perseid.store.Dataset;
import io.perseid.store.Store;
import java.time.Instant;

/**
 * What is remembered of the compactions of one dataset, in the store, from one to the next.
 *
 * @param generation the life of the dataset this belongs to
 * @param keepVersions what the mark belongs to: whoever keeps fewer looks at everything again
 * @param mark where the next compaction goes on
 * @param retractedTo the first version that was not yet looked at for {@code $retract}
 * @param at when the last one ended
 * @param held versions that were left then
 * @param dropped versions dropped in all
 * @param forgotten ids forgotten in all
 * @param erased versions erased in all
 * @param wasteBytes what was dropped since the tables were merged
 * @param merge whether the tables must be merged, because a reader still held what was erased
 */
record Upkeep(
        String generation,
        long keepVersions,
        CompactionMark mark,
        long retractedTo,
        Instant at,
        long held,
        long dropped,
        long forgotten,
        long erased,
        long wasteBytes,
        boolean merge) {
    static String key(String dataset) {
        return "compaction:" + dataset;
    }

    /** What is remembered of the dataset for the settings. */
    static Upkeep read(Store store, Dataset dataset, CompactionSettings settings) {
        DictValue dict = store.state(key(dataset.name().value()));
        String generation = dataset.generation().toString();
        if (!dict.get("generation").equals(new StringValue(generation))) {
            return new Upkeep(
                    generation, settings.keepVersions(), CompactionMark.START, 0, Instant.EPOCH, 0, 0, 0, 0, 0, false);
        }
        boolean same = number(dict, "keep_versions") <= settings.keepVersions();
        return new Upkeep(
                generation,
                settings.keepVersions(),
                new CompactionMark(same ? number(dict, "superseded") : 0, number(dict, "deletes")),
                number(dict, "retracted_to"),
                Instant.ofEpochMilli(number(dict, "at")),
                number(dict, "held"),
                number(dict, "dropped"),
                number(dict, "forgotten"),
                number(dict, "erased"),
                number(dict, "waste"),
                number(dict, "merge") == 1);
    }

    void write(Store store, String dataset) {
        store.putState(
                key(dataset),
                new DictBuilder()
                        .put("generation", new StringValue(generation))
                        .put("keep_versions", IntegerValue.of(keepVersions))
                        .put("superseded", IntegerValue.of(mark.superseded()))
                        .put("deletes", IntegerValue.of(mark.forgotten()))
                        .put("retracted_to", IntegerValue.of(retractedTo))
                        .put("at", IntegerValue.of(at.toEpochMilli()))
                        .put("held", IntegerValue.of(held))
                        .put("dropped", IntegerValue.of(dropped))
                        .put("forgotten", IntegerValue.of(forgotten))
                        .put("erased", IntegerValue.of(erased))
                        .put("waste", IntegerValue.of(wasteBytes))
                        .put("merge", IntegerValue.of(merge ? 1 : 0))
                        .build());
    }

    Upkeep after(CompactionResult result, Instant now, long left) {
        return new Upkeep(
                generation,
                keepVersions,
                result.reached(),
                retractedTo,
                now,
                left,
                dropped + result.versions(),
                forgotten + result.ids(),
                erased,
                wasteBytes + result.bytes(),
                merge);
    }

    Upkeep afterErasing(long versions, long to, boolean mergeLater) {
        return new Upkeep(
                generation,
                keepVersions,
                mark,
                to,
                at,
                held,
                dropped,
                forgotten,
                erased + versions,
                wasteBytes,
                mergeLater);
    }

    Upkeep afterMerging() {
        return new Upkeep(generation, keepVersions, mark, retractedTo, at, held, dropped, forgotten, erased, 0, false);
    }

    private static long number(DictValue dict, String name) {
        return dict.get(name) instanceof IntegerValue number ? number.longValue() : 0;
    }
}
