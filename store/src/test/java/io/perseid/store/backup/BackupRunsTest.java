package io.perseid.store.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perseid.store.DatasetName;
import io.perseid.store.Store;
import io.perseid.store.StoreSettings;
import io.perseid.testkit.SettableTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupRunsTest {
    @TempDir
    Path folder;

    private final SettableTime time = SettableTime.atNoon();
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private Store store;
    private BackupRuns runs;

    @BeforeEach
    void open() {
        store = Store.open(folder.resolve("data"), StoreSettings.small(), time);
        store.openOrCreate(new DatasetName("people"));
        runs = new BackupRuns(
                store,
                new Backups(folder.resolve("backups"), time),
                Optional.empty(),
                new BackupPlan(Duration.ofHours(24), new Retention(0, 2, 0, 0)),
                time,
                waiting::add);
    }

    @AfterEach
    void close() {
        runs.close();
        store.close();
    }

    private void hours(int hours) {
        for (int i = 0; i < hours; i++) {
            time.advance(Duration.ofHours(1));
            runs.startIfDue();
            work();
        }
    }

    private void work() {
        for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
            next.run();
        }
    }

    @Test
    void theFirstComesSoonAndThenOneADayAndTheOldAreGone() {
        runs.startIfDue();
        assertThat(waiting).isEmpty();
        hours(2);
        assertThat(runs.local().list()).hasSize(1);
        hours(22);
        assertThat(runs.local().list()).hasSize(1);
        hours(24 * 4);
        assertThat(runs.local().list()).hasSize(2);
        assertThat(runs.newest().orElseThrow().takenAt()).isEqualTo("2025-06-05T13:00:00Z");
        assertThat(runs.warning()).isEmpty();
    }

    @Test
    void oneIsTakenAtATimeAlsoWhenAskedFor() {
        runs.start();
        assertThat(runs.status().running()).isTrue();
        assertThatThrownBy(runs::start).hasMessageContaining("under way");
        runs.startIfDue();
        assertThat(waiting).hasSize(1);
        work();
        assertThat(runs.status().running()).isFalse();
        assertThat(runs.status().last()).isEqualTo(runs.newest());
    }

    @Test
    void aFailureIsToldAndTriedAgainWithinTheHour() throws IOException {
        Files.writeString(folder.resolve("backups"), "in the way");
        hours(1);
        assertThat(runs.status().failure().orElseThrow().code()).isEqualTo("backup-disk-failed");
        assertThat(runs.warning().orElseThrow()).contains("backup-disk-failed");
        time.advance(Duration.ofMinutes(10));
        runs.startIfDue();
        assertThat(waiting).isEmpty();
        Files.delete(folder.resolve("backups"));
        hours(1);
        assertThat(runs.status().failure()).isEmpty();
        assertThat(runs.local().list()).hasSize(1);
        assertThat(runs.warning()).isEmpty();
    }

    @Test
    void aNodeWithoutBackupsSaysSoAfterTwoDays() {
        time.advance(Duration.ofHours(49));
        assertThat(runs.warning().orElseThrow()).contains("no backup was proved");
    }

    @Test
    void aBackupUnderWayEndsWhenTheNodeStops() {
        runs.start();
        runs.close();
        work();
        assertThat(runs.status().failure().orElseThrow().code()).isEqualTo("backup-stopped");
        assertThat(runs.local().list()).isEmpty();
        assertThat(folder.resolve("backups")).isEmptyDirectory();
    }
}
