package io.perseid.store.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class RetentionTest {
    private static final Instant START = Instant.parse("2025-06-01T03:00:00Z");

    private static List<Instant> kept(Retention retention, List<Instant> taken) {
        return retention.kept(taken, Function.identity());
    }

    @Test
    void theTextIsItsForm() {
        assertThat(Retention.parse("daily 7")).isEqualTo(new Retention(0, 7, 0, 0));
        assertThat(Retention.parse("Monthly 4, weekly 4,daily 7, last 1")).isEqualTo(Retention.OFF_SITE);
        assertThat(Retention.parse(Retention.OFF_SITE.toString())).isEqualTo(Retention.OFF_SITE);
        for (String wrong : List.of("", "daily", "hourly 3", "daily 7, daily 8", "daily -1", "daily 0", "last 99999")) {
            assertThatThrownBy(() -> Retention.parse(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void ofADayTheNewestIsKept() {
        List<Instant> taken = List.of(
                START, START.plus(Duration.ofHours(2)), START.plus(Duration.ofDays(1)), START.plus(Duration.ofDays(3)));
        assertThat(kept(new Retention(0, 2, 0, 0), taken)).containsExactly(taken.get(2), taken.get(3));
        assertThat(kept(new Retention(0, 3, 0, 0), taken)).containsExactly(taken.get(1), taken.get(2), taken.get(3));
        assertThat(kept(new Retention(1, 0, 0, 0), taken)).containsExactly(taken.get(3));
    }

    /** 400 days with gaps, pruned each day as a node does, against what the rules say in other words. */
    @RepeatedTest(20)
    void keepsWhatAnOracleKeeps(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        List<Instant> held = new ArrayList<>();
        for (int day = 0; day < 400; day++) {
            int times = random.nextInt(10) == 0 ? 0 : 1 + random.nextInt(2);
            for (int i = 0; i < times; i++) {
                held.add(START.plus(Duration.ofDays(day)).plusSeconds(random.nextInt(70_000)));
            }
            held.sort(null);
            List<Instant> kept = kept(Retention.OFF_SITE, held);
            assertThat(kept).isEqualTo(oracle(held));
            assertThat(kept(Retention.OFF_SITE, kept))
                    .as("pruning twice is pruning once")
                    .isEqualTo(kept);
            if (!held.isEmpty()) {
                assertThat(kept).contains(held.getLast());
            }
            held = new ArrayList<>(kept);
        }
        assertThat(held).hasSizeBetween(7, 16);
    }

    private static List<Instant> oracle(List<Instant> taken) {
        var kept = new TreeSet<Instant>();
        if (!taken.isEmpty()) {
            kept.add(taken.getLast());
        }
        newestOfEach(taken, 7, time -> time.toString().substring(0, 10), kept);
        newestOfEach(
                taken,
                4,
                time -> {
                    var date = time.atZone(ZoneOffset.UTC);
                    return "%04d-%02d"
                            .formatted(
                                    date.get(IsoFields.WEEK_BASED_YEAR), date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
                },
                kept);
        newestOfEach(taken, 4, time -> time.toString().substring(0, 7), kept);
        return List.copyOf(kept);
    }

    private static void newestOfEach(
            List<Instant> taken, int count, Function<Instant, String> period, Set<Instant> kept) {
        var newest = new TreeMap<String, Instant>();
        taken.forEach(time -> newest.merge(period.apply(time), time, (a, b) -> a.isAfter(b) ? a : b));
        newest.descendingMap().values().stream().limit(count).forEach(kept::add);
    }
}
