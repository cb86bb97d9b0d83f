package io.perseid.hub;

import static io.perseid.hub.Form.ANY;
import static io.perseid.hub.Form.BOOLEAN;
import static io.perseid.hub.Form.INTEGER;
import static io.perseid.hub.Form.LIST;
import static io.perseid.hub.Form.NUMBER;
import static io.perseid.hub.Form.OBJECT;
import static io.perseid.hub.Form.TEXT;
import static io.perseid.hub.Form.TEXTS;
import static io.perseid.hub.Form.TEXT_OR_TEXTS;
import static io.perseid.hub.Property.flag;
import static io.perseid.hub.Property.idle;
import static io.perseid.hub.Property.integer;
import static io.perseid.hub.Property.optional;
import static io.perseid.hub.Property.required;
import static io.perseid.hub.Property.word;

/** The properties of pipes, pumps, systems and metadata, and those that all sources, sinks and transforms share. */
final class Schemas {
    private static final Schema NOTES = Schema.of(
            optional("name", TEXT, "A name for people."),
            optional("description", TEXT_OR_TEXTS, "What it is for."),
            optional("comment", TEXT_OR_TEXTS, "Anything worth a note."));

    /** Every component. */
    private static final Schema COMPONENT = Schema.of(
                    required("_id", TEXT, "Unique among pipes and systems."),
                    required("type", TEXT, "What the component is."))
            .and(NOTES)
            .and(Schema.of(
                    optional("metadata", OBJECT, "Anything programs want to note."),
                    idle("permissions", LIST, "Who may do what.")));

    /** Every system. */
    static final Schema SYSTEM = COMPONENT.and(Schema.of(
            idle("worker_threads", Form.integer(1), "How many requests at the same time."),
            idle("permissions", LIST, "Who may do what.")));

    static final Schema PIPE = COMPONENT.and(Schema.of(
            required("source", OBJECT, "Where entities come from."),
            optional("transform", OBJECT.or(LIST), "What is done to them: one transform, or a list of them in order."),
            optional("sink", OBJECT, "Where they go; a dataset with the id of the pipe by default."),
            optional("pump", OBJECT, "When and how the pipe runs."),
            optional("batch_size", Form.integer(1), "Entities written at once; 100, or 1000 into a dataset."),
            optional(
                    "checkpoint_interval",
                    Form.integer(1),
                    "Batches after which progress is remembered; 100, or 1 for batches of one. Into a dataset every batch is."),
            flag("disable_set_last_seen", false, "Never remember progress: every run begins at the same place."),
            optional(
                    "namespaces",
                    OBJECT,
                    "The namespaces `identity` and `property`; both the id of the pipe by default."),
            optional(
                    "namespaced_identifiers", BOOLEAN, "Whether names have namespaces; as in the metadata by default."),
            optional(
                    "add_namespaces",
                    BOOLEAN,
                    "Whether namespaces are added before the first transform; by default if the source is outside, but for `rest`."),
            optional(
                    "remove_namespaces",
                    BOOLEAN,
                    "Whether namespaces are removed after the last transform; by default if the sink is outside."),
            optional(
                    "rescan_when_config_changes",
                    BOOLEAN,
                    "Run in full after the configuration of the pipe has changed; as in the metadata by default."),
            optional(
                    "enable_background_rescan",
                    BOOLEAN,
                    "Let a full run give way to incremental ones and go on after them; as in the metadata by default."),
            idle("infer_pipe_entity_types", BOOLEAN, "Infer schemas of what flows."),
            idle("dependency_tracking", OBJECT, "Limits of dependency tracking; here it has none to set."),
            optional("compaction", OBJECT, "How the sink's dataset is compacted."),
            optional(
                    "reprocessing_policy",
                    Form.oneOf("continue", "automatic"),
                    "Whether to begin anew by itself when what went before no longer counts; as in the metadata by default."),
            optional("exclude_completeness", TEXTS, "Joined datasets that completeness doesn't look at."),
            idle("model", OBJECT, "What the entities look like.")));

    static final Schema NAMESPACES = Schema.of(
            optional("identity", TEXT, "Put before ids."),
            optional("property", TEXT, "Put before names of properties."));

    static final Schema PUMP = Schema.of(
            optional("comment", TEXT_OR_TEXTS, "Anything worth a note."),
            word("mode", "Who starts runs: the schedule, people, or nobody.", "scheduled", "manual", "off"),
            optional(
                    "schedule_interval",
                    NUMBER,
                    "Seconds from the end of a run to the next; 30 ± 1.5 between datasets, else 900 ± 45."),
            optional("cron_expression", TEXT, "Moments to run at, in UTC; takes the place of the interval."),
            optional("rescan_run_count", Form.integer(1), "Every so many runs one is full."),
            optional("rescan_cron_expression", TEXT, "Moments to run in full at, in UTC."),
            optional("partial_rescan_run_count", Form.integer(1), "Every so many runs one steps back."),
            optional("partial_rescan_delta", Form.integer(1), "How far it steps back."),
            flag("run_at_startup", false, "Run as soon as the node has started."),
            optional(
                    "run_at_startup_if_not_populated",
                    BOOLEAN,
                    "The same, if the sink's dataset is not populated; as in the metadata by default."),
            flag("use_dead_letter_dataset", false, "Copy dead entities to `system:dead-letter:<pipe>`."),
            optional("dead_letter_dataset", TEXT, "Copy dead entities to this dataset."),
            flag("track_dead_letters", false, "Delete an entity there once a later version was written."),
            integer("max_read_retries", 0, 0, "How often reading is tried again."),
            optional("read_retry_delay", NUMBER, io.perseid.entity.IntegerValue.of(0), "Seconds before that."),
            optional(
                    "write_retry_delay", NUMBER, io.perseid.entity.IntegerValue.of(0), "Seconds before writing again."),
            integer("max_retries_per_entity", 0, 5, "After so many further tries an entity is dead."),
            integer("max_consecutive_write_errors", 0, 1, "More failures in a row than this end the run."),
            integer(
                    "max_write_errors_in_retry_dataset",
                    0,
                    0,
                    "More entities waiting for another try than this end the run; 0: the first failure does."),
            integer("batch_retries", 0, 3, "How often a failed batch is written again as a whole."),
            flag(
                    "fallback_to_single_entities_on_batch_fail",
                    true,
                    "Whether its entities are then written one by one."),
            flag("log_events_noop_runs", false, "Record runs that did nothing, too."),
            flag("log_events_noop_runs_changes_only", true, "A run that changed nothing did nothing."),
            optional("max_seconds_per_entity", NUMBER, "How long the rules may take for one entity; 60 by default."),
            idle("notification_granularity", ANY, "How often watchers are told."));

    static final Schema SOURCE = Schema.of(
                    required("type", TEXT, "The type of the source."),
                    optional(
                            "if_source_empty",
                            Form.oneOf("accept", "fail"),
                            "Whether a full run that reads nothing fails instead of deleting everything."),
                    optional(
                            "supports_signalling",
                            BOOLEAN,
                            "Whether a change in the dataset starts a run at once; by default it does, unless the pipe has a"
                                    + " cron expression or an interval of its own under an hour."))
            .and(NOTES);

    static final Schema SINK =
            Schema.of(required("type", TEXT, "The type of the sink.")).and(NOTES);

    static final Schema DTL = Schema.of(
                    required("type", TEXT, "The type of the transform."),
                    required("rules", OBJECT, "The rules by name; `default` is where it begins."),
                    flag("id_required", true, "Whether every result must have an `_id`."),
                    optional("trigger_on", OBJECT, "Only entities whose property `key` is `value`."))
            .and(NOTES);

    static final Schema PLAIN_TRANSFORM =
            Schema.of(required("type", TEXT, "The type of the transform.")).and(NOTES);

    static final Schema GLOBAL_DEFAULTS = Schema.of(
            flag("use_signalling_internally", true, "Whether changes in datasets start runs at once."),
            flag("run_at_startup_if_not_populated", false, "For pumps that don't say."),
            flag("rescan_when_config_changes", false, "For pipes that don't say."),
            optional("if_source_empty", Form.oneOf("accept", "fail"), "For sources that don't say."),
            flag("require_populated_input", false, "For sources that don't say."),
            integer("max_entity_bytes_size", 1, 100 << 20, "For sinks that don't say."),
            optional("default_compaction_type", Form.oneOf("sink", "background"), "For pipes that don't say."),
            optional("compaction_interval", NUMBER, "For pipes that don't say."),
            optional("compaction_keep_versions", Form.integer(1), "For pipes that don't say."),
            optional("compaction_time_threshold_hours", Form.integer(0), "For pipes that don't say."),
            optional(
                    "compaction_time_threshold_hours_pump",
                    Form.integer(0),
                    "For how many hours execution logs remember runs; 720 at least, and by default."),
            optional("compaction_growth_threshold", NUMBER, "For pipes that don't say."),
            idle("infer_pipe_entity_types", BOOLEAN, "Infer schemas of what flows."),
            flag(
                    "use_config_circuit_breaker",
                    false,
                    "Refuse a configuration that deletes more than ten components and a tenth of them, unless it is forced."),
            word("reprocessing_policy", "For pipes that don't say.", "continue", "automatic"),
            flag("enable_background_rescan", false, "For pipes that don't say."),
            idle("eager_load_microservices", BOOLEAN, "For microservices that don't say."),
            idle("symmetric_namespace_collapse", BOOLEAN, "How namespaces are shortened."),
            idle("max_merged", INTEGER, "How many entities merge into one."),
            idle("always_index_ids", BOOLEAN, "Index `$ids` everywhere."),
            idle("trace", BOOLEAN.or(OBJECT), "Log requests."),
            idle("verify_ssl", BOOLEAN, "Check certificates of systems."));

    static final Schema METADATA = COMPONENT.and(Schema.of(
            flag("namespaced_identifiers", false, "Whether names and ids have namespaces, in pipes that don't say."),
            optional("namespaces", OBJECT, "`default`: the beginnings of URIs by namespace."),
            optional("global_defaults", OBJECT, "Defaults for all pipes."),
            idle("dependency_tracking", OBJECT, "Limits of dependency tracking; here it has none to set."),
            optional("task_manager", OBJECT, "`disable_user_pipes`, `disable_pump_scheduler`."),
            optional("$config-group", TEXT, "The part of the configuration it belongs to.")));

    static final Schema TASK_MANAGER = Schema.of(
            flag("disable_user_pipes", false, "No pipe runs by its schedule."),
            flag("disable_pump_scheduler", false, "No pipe runs by its schedule."));

    private Schemas() {}
}
