package io.perseid.store.backup;

import io.perseid.fault.Fault;
import io.perseid.store.CheckReport;
import io.perseid.store.Dataset;
import io.perseid.store.DatasetName;
import io.perseid.store.EncryptionKey;
import io.perseid.store.Store;
import io.perseid.store.StoreCheck;
import io.perseid.store.StoreSettings;
import io.perseid.time.Time;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Opens a restored store, checks it value by value and holds what its datasets hold against what they should.
 *
 * @param settings how restored stores are opened
 * @param key the user's, if stores are encrypted
 */
record Proof(StoreSettings settings, Supplier<Optional<EncryptionKey>> key, Time time) {
    private static final int NANOS_PER_MILLI = 1_000_000;

    /** What a proof found. */
    record Proved(Backup.Proof proof, List<DatasetContent> datasets) {}

    /** Against the live store, each dataset as it was at the end of the restored one's log. */
    Proved against(Store live, Path restored) {
        return run(
                restored,
                content -> live.find(new DatasetName(content.name()))
                        .filter(dataset -> dataset.generation().toString().equals(content.generation()))
                        .flatMap(dataset -> DatasetContent.before(dataset, content.nextOffset())));
    }

    /** Against what the backup's manifest says. */
    Proved against(Backup backup, Path restored) {
        Proved proved = run(
                restored,
                content -> backup.datasets().stream()
                        .filter(wanted -> wanted.name().equals(content.name()))
                        .findFirst());
        if (proved.datasets().size() != backup.datasets().size()) {
            throw unproven("restored " + proved.datasets().size() + " datasets of "
                    + backup.datasets().size());
        }
        return proved;
    }

    /** A dataset for which there is nothing to compare with is only checked. */
    private Proved run(Path restored, Function<DatasetContent, Optional<DatasetContent>> wanted) {
        long start = time.nanos();
        List<DatasetContent> contents = new ArrayList<>();
        try (Store store = open(restored)) {
            CheckReport report = StoreCheck.check(store);
            if (!report.isSound()) {
                throw unproven("the check found " + report.findings().getFirst());
            }
            for (DatasetName name : store.datasets()) {
                Dataset dataset = store.find(name).orElseThrow();
                DatasetContent content = DatasetContent.of(dataset);
                wanted.apply(content).filter(then -> !then.equals(content)).ifPresent(then -> {
                    throw unproven("restored " + content + " but the dataset held " + then);
                });
                contents.add(content);
            }
            long millis = (time.nanos() - start) / NANOS_PER_MILLI;
            return new Proved(new Backup.Proof(time.now(), millis, report.versions()), contents);
        }
    }

    Store open(Path restored) {
        return Store.open(restored, settings, key.get(), time);
    }

    static Fault unproven(String why) {
        return new Fault(BackupCode.BACKUP_UNPROVEN, "a backup doesn't give back what was there", "why", why);
    }
}
