package io.perseid.hub;

import io.perseid.language.Dependency;
import io.perseid.language.Inverse;
import io.perseid.language.Join;
import io.perseid.language.JoinIndex;
import io.perseid.store.Dataset;
import io.perseid.store.DatasetName;
import io.perseid.store.IndexDefinition;
import io.perseid.store.Store;
import java.util.Optional;

/** Makes the indexes that the joins of a pipe need, forwards and back. */
final class Indexes {
    private Indexes() {}

    /** Returns when all of them can be asked; at once, if they were asked for before. */
    static void prepare(PipePlan plan, Store store) {
        for (Join join : plan.joins()) {
            store.find(new DatasetName(join.dataset())).ifPresent(dataset -> add(dataset, join.index()));
        }
        for (Dependency dependency : plan.dependencies()) {
            if (dependency.inverse() instanceof Inverse.Invertible(var indexes, var _)) {
                plan.datasetSource()
                        .flatMap(DatasetSource::find)
                        .ifPresent(dataset ->
                                indexes.forEach(index -> dataset.addIndex(BackJoins.index(index, plan.naming()))));
            }
        }
    }

    /** Says how the indexes of the pipe are derived, where they are up to date; nothing is built. */
    static void declare(PipePlan plan, Store store) {
        for (Join join : plan.joins()) {
            store.find(new DatasetName(join.dataset())).ifPresent(dataset -> declare(dataset, join.index()));
        }
        Optional<Dataset> read = plan.datasetSource().flatMap(DatasetSource::find);
        for (Dependency dependency : plan.dependencies()) {
            if (dependency.inverse() instanceof Inverse.Invertible(var indexes, var _)) {
                read.ifPresent(dataset -> indexes.forEach(index -> declare(dataset, index)));
            }
        }
        plan.datasetSource()
                .flatMap(DatasetSource::subset)
                .ifPresent(part -> read.ifPresent(dataset -> declare(dataset, part.index())));
    }

    private static void declare(Dataset dataset, JoinIndex index) {
        dataset.declareIndex(new IndexDefinition(index.name(), index::keys));
    }

    private static void add(Dataset dataset, JoinIndex index) {
        dataset.addIndex(new IndexDefinition(index.name(), index::keys));
    }
}
