package io.perseid.hub;

import io.perseid.entity.BooleanValue;
import io.perseid.entity.Entity;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.Value;
import io.perseid.fault.Fault;
import io.perseid.store.Dataset;
import io.perseid.store.DatasetName;
import io.perseid.store.IndexDefinition;
import io.perseid.store.ReadRequest;
import io.perseid.store.Store;
import java.util.List;
import java.util.Optional;

/**
 * Entities of a dataset in this node.
 *
 * @param subset only entities of this part
 * @param previousVersions whether versions that a newer one has replaced are read too
 * @param replaced whether entities with {@code $replaced} are read
 * @param awaited datasets that must be complete up to the moment a version was stored, before it is read
 */
record DatasetSource(
        Store store,
        String dataset,
        Optional<io.perseid.language.Subset> subset,
        boolean previousVersions,
        boolean replaced,
        List<String> awaited)
        implements Source {
    @Override
    public SourceTraits traits() {
        return SourceTraits.LOG;
    }

    /** The same waiting for other datasets. */
    DatasetSource waitingFor(List<String> others) {
        return new DatasetSource(store, dataset, subset, previousVersions, replaced, others);
    }

    /** True if versions may be held back until other datasets are complete. */
    boolean holdsBack() {
        return !awaited.isEmpty();
    }

    /** Versions stored after this moment are held back now, in microseconds since 1970. */
    long limit() {
        return holdsBack() ? Completeness.least(store, awaited).orElse(0) : Long.MAX_VALUE;
    }

    /** The dataset, if it is there. */
    Optional<Dataset> find() {
        return store.find(new DatasetName(dataset));
    }

    @Override
    public Reader open(ReadFrom from) {
        Dataset found = find().orElseThrow(() ->
                new Fault(HubCode.DATASET_NOT_READY, "the source dataset does not exist", "dataset", dataset));
        subset.ifPresent(part -> found.addIndex(new IndexDefinition(part.index().name(), part.index()::keys)));
        long limit = limit();
        long since = from.since().map(DatasetSource::offset).orElse(-1L);
        // A subset's index forgets an entity that leaves the subset, so a run that goes on reads the log and looks
        // itself.
        boolean byIndex = subset.isPresent() && from.isFull();
        ReadRequest request = ReadRequest.since(since).withHistory(previousVersions && !byIndex);
        if (byIndex) {
            request = request.withSubset(new io.perseid.store.Subset(
                    subset.get().index().name(), subset.get().key()));
        }
        return new DatasetSourceReader(this, found, found.read(request), since, limit);
    }

    /** True if the entity belongs to what is read. */
    boolean holds(Entity entity) {
        boolean hidden = !replaced && entity.properties().get("$replaced").equals(BooleanValue.TRUE);
        return !hidden
                && subset.map(part -> part.index().keys(entity).contains(part.key()))
                        .orElse(true);
    }

    /** Whether it looks at versions that others have replaced since. */
    boolean needsEarlierVersions() {
        return subset.isPresent() || previousVersions || !replaced;
    }

    /** The offset that a sequence token of a dataset is. */
    static long offset(Value token) {
        if (token instanceof IntegerValue number && number.isLong()) {
            return number.longValue();
        }
        throw new Fault(
                HubCode.SOURCE_FAILED, "the last place seen is no offset of a dataset", "found", Words.of(token));
    }
}
