package io.perseid.store.backup;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/**
 * Which backups are kept, as data: {@code last 1, daily 7, weekly 4, monthly 4}.
 *
 * <p>A day, a week (from Monday) and a month are those of UTC. Of each period that has backups, the newest one counts, and so
 * many periods back as the number says; a period without a backup is not counted. A backup is kept if any of the rules
 * keeps it.
 */
public record Retention(int last, int daily, int weekly, int monthly) {
    /** What is kept on the local disk unless set otherwise. */
    public static final Retention LOCAL = new Retention(1, 7, 0, 0);

    /** What is kept off-site unless set otherwise. */
    public static final Retention OFF_SITE = new Retention(1, 7, 4, 4);

    /** At least one backup is kept. */
    public Retention {
        if (last < 0 || daily < 0 || weekly < 0 || monthly < 0 || last + daily + weekly + monthly == 0) {
            throw new IllegalArgumentException("a retention that keeps something, such as last 1, daily 7");
        }
    }

    /**
     * Reads the form of {@link #toString}.
     *
     * @throws IllegalArgumentException saying what is wanted
     */
    public static Retention parse(String text) {
        int[] counts = new int[RULES.size()];
        Set<String> seen = new LinkedHashSet<>();
        for (String rule : text.toLowerCase(Locale.ROOT).split(",")) {
            String[] words = rule.strip().split("\\s+");
            int which = RULES.indexOf(words[0]);
            if (words.length != 2 || which < 0 || !words[1].matches("[0-9]{1,4}") || !seen.add(words[0])) {
                throw new IllegalArgumentException("rules such as last 1, daily 7, weekly 4, monthly 4");
            }
            counts[which] = Integer.parseInt(words[1]);
        }
        return new Retention(counts[0], counts[1], counts[2], counts[3]);
    }

    private static final List<String> RULES = List.of("last", "daily", "weekly", "monthly");

    /** Those that are kept, the oldest first. */
    public <T> List<T> kept(List<T> backups, Function<T, Instant> takenAt) {
        List<T> newestFirst = new ArrayList<>(backups);
        newestFirst.sort(Comparator.comparing(takenAt).reversed());
        Set<T> kept = new LinkedHashSet<>(newestFirst.subList(0, Math.min(last, newestFirst.size())));
        keep(daily, newestFirst, backup -> day(takenAt.apply(backup)), kept);
        keep(
                weekly,
                newestFirst,
                backup -> day(takenAt.apply(backup)).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)),
                kept);
        keep(monthly, newestFirst, backup -> day(takenAt.apply(backup)).withDayOfMonth(1), kept);
        return backups.stream()
                .filter(kept::contains)
                .sorted(Comparator.comparing(takenAt))
                .toList();
    }

    private static <T> void keep(int count, List<T> newestFirst, Function<T, LocalDate> period, Set<T> kept) {
        Set<LocalDate> periods = new LinkedHashSet<>();
        for (T backup : newestFirst) {
            LocalDate of = period.apply(backup);
            if (periods.size() < count && periods.add(of)) {
                kept.add(backup);
            }
        }
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    @Override
    public String toString() {
        return "last " + last + ", daily " + daily + ", weekly " + weekly + ", monthly " + monthly;
    }
}
