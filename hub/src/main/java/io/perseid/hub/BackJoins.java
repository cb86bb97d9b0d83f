package io.perseid.hub;

import io.perseid.entity.Entity;
import io.perseid.entity.EntityId;
import io.perseid.entity.Value;
import io.perseid.language.JoinIndex;
import io.perseid.language.Joins;
import io.perseid.store.IndexDefinition;
import io.perseid.store.Store;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The datasets as a way back from a changed entity sees them. The pipe's own source goes by the name {@link #SOURCE}, and its entities
 * are found by what the first transform sees of them, namespaces and all, but handed over as they are stored. Thread-safe.
 */
final class BackJoins implements Joins {
    /** No dataset's name, since a dataset may be source and joined at the same time. */
    static final String SOURCE = "";

    private final StoreJoins stored;
    private final String source;
    private final Optional<Naming> naming;

    BackJoins(Store store, String source, Optional<Naming> naming) {
        this.stored = new StoreJoins(store);
        this.source = source;
        this.naming = naming;
    }

    /** An index over the source as the first transform sees its entities. */
    static IndexDefinition index(JoinIndex index, Optional<Naming> naming) {
        return naming.filter(Naming::adds)
                .map(names -> new IndexDefinition(name(index, names), entity -> index.keys(names.added(entity))))
                .orElseGet(() -> new IndexDefinition(index.name(), index::keys));
    }

    private static String name(JoinIndex index, Naming names) {
        return index.name() + " of " + names.namespaces().identity() + ": "
                + names.namespaces().property() + ":";
    }

    @Override
    public void find(String dataset, JoinIndex index, Value key, Consumer<Entity> found) {
        if (dataset.equals(SOURCE)) {
            stored.find(source, index(index, naming).name(), key, found);
        } else {
            stored.find(dataset, index, key, found);
        }
    }

    @Override
    public Optional<Entity> lookup(String dataset, EntityId id) {
        if (!dataset.equals(SOURCE)) {
            return stored.lookup(dataset, id);
        }
        return stored.lookup(source, id)
                .or(() -> naming.map(names -> names.before(id)).flatMap(bare -> stored.lookup(source, bare)));
    }
}
