package io.perseid.hub;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** When one pump runs next, by its settings. Not thread-safe: used under the pump's lock. */
final class Timetable {
    private final PumpSettings settings;
    private final RandomGenerator chance;
    private Optional<Instant> nextRun = Optional.empty();
    private Optional<Instant> nextRescan = Optional.empty();

    Timetable(PumpSettings settings, RandomGenerator chance) {
        this.settings = settings;
        this.chance = chance;
    }

    /**
     * The pump is loaded: moments kept from an earlier life hold, if the configuration is the same.
     *
     * @param asap whether it should run at once
     */
    void begin(Instant now, PumpState kept, boolean same, boolean asap) {
        if (settings.mode() != PumpSettings.Mode.SCHEDULED) {
            return;
        }
        nextRescan = settings.rescanCron()
                .flatMap(cron -> same && kept.nextRescan().isPresent() ? kept.nextRescan() : cron.next(now));
        if (asap) {
            nextRun = Optional.of(now);
        } else if (settings.cron().isPresent()) {
            Optional<Instant> missed = kept.nextRun().filter(at -> same && at.isBefore(now));
            nextRun = missed.isPresent()
                    ? Optional.of(now)
                    : settings.cron().get().next(now);
        } else {
            nextRun = Optional.of(same ? kept.nextRun().filter(now::isBefore).orElse(now) : now);
        }
    }

    /** A run has ended. */
    void ended(Instant now) {
        if (settings.mode() == PumpSettings.Mode.SCHEDULED) {
            nextRun = settings.cron().isPresent()
                    ? settings.cron().get().next(now)
                    : Optional.of(now.plus(settings.interval()).plus(chance()));
        }
    }

    /** A full run has begun. */
    void rescanned(Instant now) {
        nextRescan = settings.rescanCron().flatMap(cron -> cron.next(now));
    }

    /** The pump should run at the given moment at the latest. */
    void noLaterThan(Instant at) {
        if (settings.mode() == PumpSettings.Mode.SCHEDULED
                && nextRun.filter(next -> !next.isAfter(at)).isEmpty()) {
            nextRun = Optional.of(at);
        }
    }

    private Duration chance() {
        long spread = settings.spread().toMillis();
        return spread == 0 ? Duration.ZERO : Duration.ofMillis(chance.nextLong(-spread, spread + 1));
    }

    /** When it runs next. */
    Optional<Instant> nextRun() {
        return nextRun;
    }

    /** When it runs in full next. */
    Optional<Instant> nextRescan() {
        return nextRescan;
    }

    /** When something is due next. */
    Optional<Instant> next() {
        if (nextRun.isEmpty() || nextRescan.isEmpty()) {
            return nextRun.or(() -> nextRescan);
        }
        return nextRun.get().isBefore(nextRescan.get()) ? nextRun : nextRescan;
    }
}
