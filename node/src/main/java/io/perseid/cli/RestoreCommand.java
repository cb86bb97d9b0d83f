package io.perseid.cli;

import io.perseid.node.KeyFile;
import io.perseid.node.OffSitePlaces;
import io.perseid.store.StoreSettings;
import io.perseid.store.backup.Backup;
import io.perseid.store.backup.BackupSource;
import io.perseid.store.backup.Backups;
import io.perseid.store.backup.Restore;
import io.perseid.time.Time;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
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
    private static final int PERCENT = 100;

    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    @Parameters(
            paramLabel = "BACKUP",
            arity = "0..1",
            description = "Its name, as `perseid backups` lists it; `latest` (the default) is the newest.")
    private String name = "latest";

    @Option(names = "--vault", description = "From the vault of the settings (backup.vault) instead of the local disk.")
    private boolean vault;

    @Option(names = "--list", description = "Only lists the backups there are.")
    private boolean list;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private int told = -1;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        var settings = options.settings();
        BackupSource source = vault ? OffSitePlaces.vault(settings) : new Backups(settings.backups(), Time.system());
        if (list) {
            list(source.list(), out);
            return ExitCode.DONE;
        }
        var restore = new Restore(
                source, StoreSettings.small(), Time.system(), (step, done, total) -> tell(out, done, total));
        Path data = settings.dataDirectory();
        var restored = restore.whole(chosen(source), data);
        out.println("restored " + restored.backup().name() + " of "
                + restored.backup().takenAt() + " into " + data);
        restored.aside().ifPresent(aside -> KeyFile.carry(aside, data));
        restored.aside().ifPresent(aside -> out.println("what was there before is now in " + aside));
        return ExitCode.DONE;
    }

    private String chosen(BackupSource source) {
        List<Backup> all = source.list();
        return name.equals("latest") && !all.isEmpty() ? all.getLast().name() : name;
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
