package io.perseid.hub;

import static io.perseid.hub.Form.NUMBER;
import static io.perseid.hub.Property.flag;
import static io.perseid.hub.Property.optional;

import io.perseid.store.CompactionPolicy;
import java.time.Duration;
import java.util.Optional;

/**
 * How the dataset of a pipe's sink is compacted.
 *
 * @param automatic whether it is compacted at all
 * @param inSink whether after each run that writes it; otherwise only in the background
 * @param keepVersions how many versions of an entity are kept
 * @param keepNewerThan versions that were newest less than this ago are kept too
 * @param growth only a log that has grown by this factor since the last time is compacted
 * @param interval the least time between two compactions
 * @param dropDeletesAfter an entity deleted for so long is forgotten altogether
 * @param retract whether {@code $retract} erases the earlier versions of its entity
 * @param executionsKept for how long the pipe's execution log remembers runs
 */
record CompactionSettings(
        boolean automatic,
        boolean inSink,
        int keepVersions,
        Optional<Duration> keepNewerThan,
        double growth,
        Duration interval,
        Optional<Duration> dropDeletesAfter,
        boolean retract,
        Duration executionsKept) {
    /** The section {@code compaction} of a pipe. */
    static final Schema SCHEMA = Schema.of(
            flag("automatic", true, "Whether the dataset is compacted by itself."),
            optional(
                    "type",
                    Form.oneOf("sink", "background"),
                    "`sink`: after each run that wrote the dataset; `background`: beside the runs. `sink`, or as in the metadata."),
            optional(
                    "keep_versions",
                    Form.integer(1),
                    "How many versions of an entity are kept; 2, or as in the metadata."),
            optional(
                    "time_threshold_hours",
                    Form.integer(0),
                    "A version is kept for so long after it was among those; as in the metadata, or not at all."),
            optional(
                    "growth_threshold",
                    NUMBER,
                    "Only a log that has grown by this factor since the last time is compacted; 1, or as in the metadata."),
            optional(
                    "compaction_interval",
                    NUMBER,
                    "The least hours between two compactions; 0 in the sink, 24 in the background, or as in the metadata."),
            optional(
                    "ttl_deletes_hours",
                    Form.integer(0),
                    "An entity deleted for so long is forgotten altogether; never by default."),
            flag(
                    "retract",
                    false,
                    "Whether an entity with `$retract` true loses all its earlier versions, from every file."));

    /** As a pipe that says nothing has it. */
    static final CompactionSettings STANDARD = new CompactionSettings(
            true, true, 2, Optional.empty(), 1, Duration.ZERO, Optional.empty(), false, ExecutionLog.LEAST_KEPT);

    /** The settings of a checked section, with the {@code global_defaults} of the metadata for what it leaves out. */
    static CompactionSettings read(Settings section, Settings defaults) {
        boolean inSink = section.find("type")
                .or(() -> defaults.find("default_compaction_type"))
                .map("sink"::equals)
                .orElse(true);
        return new CompactionSettings(
                section.flag("automatic"),
                inSink,
                section.findInteger("keep_versions")
                        .or(() -> defaults.findInteger("compaction_keep_versions"))
                        .orElse(STANDARD.keepVersions),
                section.findInteger("time_threshold_hours")
                        .or(() -> defaults.findInteger("compaction_time_threshold_hours"))
                        .map(Duration::ofHours),
                section.number("growth_threshold")
                        .or(() -> defaults.number("compaction_growth_threshold"))
                        .orElse(STANDARD.growth),
                section.number("compaction_interval")
                        .or(() -> defaults.number("compaction_interval"))
                        .map(CompactionSettings::hours)
                        .orElse(inSink ? Duration.ZERO : Duration.ofHours(24)),
                section.findInteger("ttl_deletes_hours").map(Duration::ofHours),
                section.flag("retract"),
                ExecutionLog.kept(defaults));
    }

    private static Duration hours(double hours) {
        return Duration.ofMillis((long) (Math.max(0, hours) * 3_600_000));
    }

    /** What the store may forget while everybody who follows the dataset's changes has come to the offset. */
    CompactionPolicy policy(long tracked) {
        CompactionPolicy policy = CompactionPolicy.keep(keepVersions).withTracked(tracked);
        if (keepNewerThan.isPresent()) {
            policy = policy.withKeepNewerThan(keepNewerThan.get());
        }
        return dropDeletesAfter.isPresent() ? policy.withDropDeletesAfter(dropDeletesAfter.get()) : policy;
    }
}
