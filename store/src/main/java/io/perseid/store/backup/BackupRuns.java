package io.perseid.store.backup;

import io.perseid.fault.Fault;
import io.perseid.store.Store;
import io.perseid.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * When a node's backups are taken: one at a time, when one is due or somebody asks. Knows how the last one went.
 *
 * <p>The first is due some minutes after the start, so that a node that fails again and again doesn't fill the disk with
 * backups of nothing. Thread-safe.
 */
public final class BackupRuns implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(BackupRuns.class.getName());
    private static final Duration AFTER_START = Duration.ofMinutes(5);

    /** More than this between two backups, as a multiple of what is wanted, is worth a warning. */
    private static final int OVERDUE = 2;

    private final Store store;
    private final Backups backups;
    private final Optional<OffSite> offSite;
    private final BackupPlan plan;
    private final Time time;
    private final Executor threads;
    private final Instant started;
    private BackupStatus status = BackupStatus.IDLE;
    private boolean closed;

    /**
     * For a store and its backups.
     *
     * @param offSite where each is copied to
     * @param threads runs the backups
     */
    public BackupRuns(
            Store store, Backups backups, Optional<OffSite> offSite, BackupPlan plan, Time time, Executor threads) {
        this.store = store;
        this.backups = backups;
        this.offSite = offSite;
        this.plan = plan;
        this.time = time;
        this.threads = threads;
        this.started = time.now();
    }

    /** The backups on the local disk. */
    public Backups local() {
        return backups;
    }

    /** Where backups are copied to. */
    public Optional<OffSite> offSite() {
        return offSite;
    }

    /** What is to be done when. */
    public BackupPlan plan() {
        return plan;
    }

    /** How far a backup is, and how the last one went. */
    public synchronized BackupStatus status() {
        return status;
    }

    /** Begins a backup if none is under way and the newest is old enough. Called now and then. */
    public void startIfDue() {
        if (plan.every().isZero() || status().running()) {
            return;
        }
        Instant now = time.now();
        Instant lastTry = status().endedAt().orElse(Instant.MIN);
        if (!now.isBefore(started.plus(AFTER_START))
                && (lastTry.equals(Instant.MIN) || !now.isBefore(lastTry.plus(plan.retryAfter())))) {
            startIfOld(now);
        }
    }

    private void startIfOld(Instant now) {
        try {
            boolean young = newest().filter(
                            backup -> now.isBefore(backup.takenAt().plus(plan.every())))
                    .isPresent();
            if (!young) {
                begin(false);
            } else if (status().failure().isPresent() && offSite.isPresent()) {
                begin(true);
            }
        } catch (Fault fault) {
            failed(fault);
        }
    }

    /**
     * Begins a backup.
     *
     * @throws Fault {@link BackupCode#BACKUP_RUNNING} if one is under way
     */
    public void start() {
        if (!begin(false)) {
            throw new Fault(BackupCode.BACKUP_RUNNING, "a backup is under way", "step", status().step());
        }
    }

    /** @param onlyCopy the newest one is young enough, but could not be copied */
    private synchronized boolean begin(boolean onlyCopy) {
        if (status.running() || closed) {
            return false;
        }
        status = status.begun(time.now());
        threads.execute(() -> run(onlyCopy));
        return true;
    }

    private void run(boolean onlyCopy) {
        try {
            Backup backup = onlyCopy ? newest().orElseThrow() : take();
            offSite.ifPresent(place -> place.copy(backups, backup, this::progress));
            set(status().done(time.now(), backup));
        } catch (Fault fault) {
            failed(fault);
        } catch (RuntimeException e) {
            set(status().failed(time.now(), "unexpected", String.valueOf(e.getMessage())));
            LOG.log(System.Logger.Level.ERROR, "the backup failed", e);
        }
    }

    private Backup take() {
        Backup backup = backups.take(store, this::progress);
        List<String> gone = backups.prune(plan.keep());
        set(status().taken(backup));
        LOG.log(
                System.Logger.Level.INFO,
                "backup taken and proved name=" + backup.name() + " bytes=" + backup.bytes() + " proofMillis="
                        + backup.proof().millis() + " pruned=" + gone);
        return backup;
    }

    private void failed(Fault fault) {
        set(status().failed(time.now(), fault.code().id(), String.valueOf(fault.getMessage())));
        LOG.log(
                System.Logger.Level.ERROR,
                "the backup failed code=" + fault.code().id(),
                fault);
    }

    private synchronized void progress(String step, long done, long total) {
        if (closed) {
            throw new Fault(BackupCode.BACKUP_STOPPED, "the node is stopping", "step", step);
        }
        status = status.at(step, done, total);
    }

    private synchronized void set(BackupStatus now) {
        status = now;
    }

    /** What an operator should look at; empty if all is well. */
    public Optional<String> warning() {
        try {
            return warning(status());
        } catch (Fault fault) {
            return Optional.of(fault.getMessage() + " code=" + fault.code().id());
        }
    }

    private Optional<String> warning(BackupStatus now) {
        if (now.failure().isPresent()) {
            return Optional.of("the last backup failed code="
                    + now.failure().get().code() + " at=" + now.failure().get().at());
        }
        List<Fault> unreadable = backups.unreadable();
        if (!unreadable.isEmpty()) {
            return Optional.of(unreadable.getFirst().getMessage() + " code="
                    + unreadable.getFirst().code().id());
        }
        Instant since = newest().map(Backup::takenAt).filter(started::isBefore).orElse(started);
        boolean overdue = !plan.every().isZero()
                && time.now().isAfter(since.plus(plan.every().multipliedBy(OVERDUE)));
        return overdue ? Optional.of("no backup was proved since=" + since) : Optional.empty();
    }

    /** The proved ones, the oldest first; none if they can't be read, which {@link #warning} tells. */
    public List<Backup> proved() {
        try {
            return backups.list();
        } catch (Fault unreadable) {
            return List.of();
        }
    }

    /** The newest one. */
    public Optional<Backup> newest() {
        List<Backup> all = backups.list();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    /** Lets a backup that is under way end at its next step. */
    @Override
    public synchronized void close() {
        closed = true;
    }
}
