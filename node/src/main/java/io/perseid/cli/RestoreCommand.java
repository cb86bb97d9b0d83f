package io.perseid.cli;

import io.perseid.node.KeyFile;
import io.perseid.node.OffSitePlaces;
import io.perseid.store.Store;
import io.perseid.store.StoreSettings;
import io.perseid.store.backup.Backup;
import io.perseid.store.backup.BackupSource;
import io.perseid.store.backup.Backups;
import io.perseid.store.backup.DatasetRestore;
import io.perseid.store.backup.Moment;
import io.perseid.store.backup.Restore;
import io.perseid.time.Time;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code perseid restore}. */
@Command(
        name = "restore",
        description = "Puts a backup in the place of a stopped node's data. What was there is moved aside.",
        mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {
    private static final String LATEST = "latest";
    private static final int PERCENT = 100;

    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    @Parameters(
            paramLabel = "BACKUP",
            arity = "0..1",
            description = "Its name, as `perseid backups` lists it; `latest` (the default) is the newest.")
    private String name = LATEST;

    @Option(names = "--vault", description = "From the vault of the settings (backup.vault) instead of the local disk.")
    private boolean vault;

    @Option(names = "--list", description = "Only lists the backups there are.")
    private boolean list;

    @Option(
            names = "--as-of",
            paramLabel = "MOMENT",
            description =
                    "Then back to a time, or with --dataset to an offset, of the log: 2025-06-01T12:00:00Z, 4711.")
    private String asOf = "";

    @Option(
            names = "--dataset",
            paramLabel = "NAME",
            description =
                    "Only this dataset, in a node that runs: from the backup named, or from its own log with --as-of.")
    private @Nullable String dataset;

    @Mixin
    private final NodeOptions node = new NodeOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private int told = -1;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        if (dataset != null) {
            restoreDataset(dataset, out);
            return ExitCode.DONE;
        }
        var settings = options.settings();
        BackupSource source = vault ? OffSitePlaces.vault(settings) : new Backups(settings.backups(), Time.system());
        if (list) {
            list(source.list(), out);
            return ExitCode.DONE;
        }
        var restore = new Restore(
                source,
                StoreSettings.small(),
                settings.readEncryptionKey(),
                Time.system(),
                (step, done, total) -> tell(out, done, total));
        Path data = settings.dataDirectory();
        Moment moment = Moment.parse(asOf);
        var restored = restore.whole(chosen(source), data, store -> back(store, moment));
        out.println("restored " + restored.backup().name() + " of "
                + restored.backup().takenAt() + " into " + data);
        restored.aside().ifPresent(aside -> KeyFile.carry(aside, data));
        restored.aside().ifPresent(aside -> out.println("what was there before is now in " + aside));
        return ExitCode.DONE;
    }

    private static void back(Store store, Moment moment) {
        if (!(moment instanceof Moment.Newest)) {
            store.datasets().stream()
                    .flatMap(name -> store.find(name).stream())
                    .forEach(each -> DatasetRestore.fromLog(each, moment));
        }
    }

    private void restoreDataset(String which, PrintWriter out) {
        var form = new StringBuilder("as_of=" + NodeClient.escaped(asOf));
        if (!name.equals(LATEST) || asOf.isEmpty()) {
            form.append("&backup=")
                    .append(NodeClient.escaped(name))
                    .append("&vault=")
                    .append(vault);
        }
        try (var client = node.connect()) {
            var result = client.postForm("/api/datasets/" + NodeClient.escaped(which) + "/restore", form.toString());
            out.println("restored " + which + " as of offset " + Answers.text(result, "as_of") + ": "
                    + Answers.text(result, "changed") + " changed, " + Answers.text(result, "deleted") + " deleted");
        }
    }

    /** The newest backup, or with a time the oldest taken after it, whose log holds the time. */
    private String chosen(BackupSource source) {
        List<Backup> all = source.list();
        if (!name.equals(LATEST) || all.isEmpty()) {
            return name;
        }
        return Moment.parse(asOf) instanceof Moment.At(Instant instant)
                ? all.stream()
                        .filter(backup -> !backup.takenAt().isBefore(instant))
                        .findFirst()
                        .orElse(all.getLast())
                        .name()
                : all.getLast().name();
    }

    private static void list(List<Backup> backups, PrintWriter out) {
        var table = new Table("backup", " bytes", " datasets", "proved");
        backups.forEach(backup -> table.row(
                backup.name(),
                backup.bytes(),
                backup.datasets().size(),
                backup.proof().at()));
        table.print(out);
    }

    private void tell(PrintWriter out, long done, long total) {
        int percent = total == 0 ? PERCENT : (int) (done * PERCENT / total);
        if (percent / 10 != told / 10 || told < 0) {
            out.println("restoring " + percent + " %");
            out.flush();
            told = percent;
        }
    }
}
