package io.perseid.store;

import io.perseid.fault.Fault;
import io.perseid.time.Time;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Holds a store against what it must be: every value's checksum, every version's hash, the views against the log, the
 * counts against what is there.
 */
public final class StoreCheck {
    private final Store store;
    private final List<CheckReport.Finding> findings = new ArrayList<>();
    private long versions;
    private long entries;

    private StoreCheck(Store store) {
        this.store = store;
    }

    /**
     * Checks a store that nobody has open.
     *
     * @throws Fault if it can't be opened; the code says why
     */
    public static CheckReport check(Path path, StoreSettings settings, Time time) {
        return check(path, settings, Optional.empty(), time);
    }

    /** The same of a store that may be encrypted. */
    public static CheckReport check(Path path, StoreSettings settings, Optional<EncryptionKey> key, Time time) {
        if (!StoreDirectory.isStore(path)) {
            throw new Fault(StoreCode.STORE_NOT_A_STORE, "the directory holds no store", "path", path);
        }
        try (Store store = Store.open(path, settings, key, time)) {
            return check(store);
        }
    }

    /** Checks an open store, each dataset as of one moment. Indexes that somebody asked for are compared key by key. */
    public static CheckReport check(Store store) {
        return new StoreCheck(store).run();
    }

    private CheckReport run() {
        Set<Integer> datasets = new TreeSet<>();
        Set<Integer> indexes = new TreeSet<>();
        for (DatasetName name : store.datasets()) {
            store.find(name).ifPresent(dataset -> {
                datasets.add(dataset.record().number());
                dataset.allIndexes().forEach(index -> indexes.add(index.number()));
                dataset(dataset);
            });
        }
        guarded("", () -> strays(Space.LOG, datasets));
        guarded("", () -> strays(Space.NEWEST, datasets));
        guarded("", () -> strays(Space.REPLACED, datasets));
        guarded("", () -> strays(Space.INDEX, indexes));
        guarded("", this::states);
        guarded("", store.engine()::verifyBlocks);
        return new CheckReport(datasets.size(), versions, entries, findings);
    }

    private void dataset(Dataset dataset) {
        String name = dataset.name().value();
        guarded(name, () -> {
            try (Engine.View view = store.engine().view()) {
                var check = new DatasetCheck(store.parts(), dataset, view, text -> found(name, text));
                check.run();
                versions += check.versions();
                entries += check.entries();
            }
        });
    }

    /** Keys that begin with a number that nothing has. */
    private void strays(Space space, Set<Integer> known) {
        int from = 0;
        boolean more = true;
        while (more) {
            try (var cursor =
                    store.engine().cursor(space, Keys.first(from), Keys.first(Integer.MAX_VALUE), false, null)) {
                more = cursor.next();
                if (more) {
                    int number = Keys.datasetNumber(cursor.key());
                    if (!known.contains(number)) {
                        found("", "keys belong to nothing space=" + space + " number=" + number);
                    }
                    from = number + 1;
                }
            }
        }
    }

    private void states() {
        try (var cursor =
                store.engine().cursor(Space.STATE, new byte[0], new byte[] {-1, -1, -1, -1, -1}, false, null)) {
            while (cursor.next()) {
                States.decode(cursor.key(), cursor.value()).names();
            }
        }
    }

    private void guarded(String dataset, Runnable part) {
        try {
            part.run();
        } catch (Fault fault) {
            found(dataset, fault.getMessage() + " code=" + fault.code().id());
        }
    }

    private void found(String dataset, String text) {
        if (findings.size() < CheckReport.MOST_FINDINGS) {
            findings.add(new CheckReport.Finding(dataset, text));
        }
    }
}
