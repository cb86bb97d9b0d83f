package io.perseid.hub;

import static io.perseid.hub.Form.BOOLEAN;
import static io.perseid.hub.Form.LIST;
import static io.perseid.hub.Form.OBJECT;
import static io.perseid.hub.Form.OBJECTS;
import static io.perseid.hub.Form.TEXT;
import static io.perseid.hub.Form.TEXTS;
import static io.perseid.hub.Property.flag;
import static io.perseid.hub.Property.idle;
import static io.perseid.hub.Property.optional;
import static io.perseid.hub.Property.required;
import static io.perseid.hub.Property.word;

import io.perseid.entity.BooleanValue;
import io.perseid.entity.DictValue;
import io.perseid.entity.Entity;
import io.perseid.entity.EntityId;
import io.perseid.entity.JsonForm;
import io.perseid.entity.JsonNode;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.language.CompileContext;
import io.perseid.language.Dtl;
import io.perseid.language.Subset;
import io.perseid.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** The sources and sinks that need no other system: datasets, entities in the configuration, HTTP in both directions. */
final class BuiltIn {
    /** The types at which entities don't cross the border of the hub. */
    private static final Set<String> INSIDE = Set.of("dataset", "empty", "null");

    private BuiltIn() {}

    /** They are a connector like any other. */
    static Connector connector(Store store, Dtl language) {
        return new Connector(
                List.of(),
                List.of(
                        source(
                                "dataset",
                                DATASET_SOURCE,
                                (settings, context) -> dataset(store, language, settings, context)),
                        source("embedded", EMBEDDED_SOURCE, BuiltIn::embedded),
                        source(
                                "empty",
                                Schema.EMPTY,
                                (settings, context) -> Optional.of(new EmbeddedSource(List.of()))),
                        source(
                                "http_endpoint",
                                RECEIVER,
                                (settings, context) -> Optional.of(new ReceiverSource(
                                        settings.flag("auto_populate_dataset"), receiverForm(settings))))),
                List.of(
                        sink("dataset", DATASET_SINK, BuiltIn::datasetSink),
                        sink("null", Schema.EMPTY, (settings, context) -> Optional.of(new NullSink())),
                        sink(
                                "http_endpoint",
                                PUBLISHER,
                                (settings, context) -> Optional.of(
                                        new JsonPublisher(settings.find("filename"), Tilde.form(settings))))));
    }

    private static final Schema DATASET_SOURCE = Schema.of(
            required("dataset", TEXT, "The id of the dataset."),
            optional("subset", LIST, "Only entities of this part: `[\"eq\", \"_S.category\", \"tank\"]`."),
            optional(
                    "require_populated_input",
                    BOOLEAN,
                    "Wait until the dataset is populated; as in the metadata by default."),
            flag("include_previous_versions", false, "Read versions that newer ones have replaced, too."),
            flag("include_replaced", true, "Read entities with `$replaced`."),
            optional(
                    "completeness",
                    BOOLEAN.or(TEXTS),
                    "Hold entities back until these datasets, or all that are joined, are complete up to when they were stored."),
            idle("initial_completeness", TEXTS, "The same, once."));

    private static final Schema EMBEDDED_SOURCE =
            Schema.of(required("entities", OBJECTS, "The entities."), optional("system", TEXT, "Not needed."));

    private static final Schema RECEIVER = Schema.of(
            flag("auto_populate_dataset", true, "The dataset counts as populated once something was pushed."),
            flag("do_float_as_decimal", true, "Read numbers with a fraction as decimals."),
            flag("do_float_as_int", true, "Read 1.0 as 1."),
            Tilde.PROPERTY,
            idle("trace", BOOLEAN.or(OBJECT), "Log requests."),
            idle("validation_expression", TEXT, "Refuse requests that it is not true for."));

    private static JsonForm receiverForm(Settings settings) {
        return Tilde.form(settings)
                .withFloatAsDecimal(settings.flag("do_float_as_decimal"))
                .withFloatAsInt(settings.flag("do_float_as_int"));
    }

    private static final Schema PUBLISHER = Schema.of(
            optional("filename", TEXT, "The name under which browsers keep the answer."),
            word("content_disposition", "Whether browsers keep it.", "attachment", "inline"),
            Tilde.PROPERTY);

    private static final Schema DATASET_SINK = Schema.of(
            optional("dataset", TEXT, "The id of the dataset; that of the pipe by default."),
            flag("deletion_tracking", true, "Whether a full run deletes what it did not see."),
            flag("mark_deletion_tracked", false, "Whether such deletes have `$deletion_tracked`."),
            word(
                    "set_initial_offset",
                    "When the dataset counts as populated.",
                    "if-source-populated",
                    "always",
                    "initially",
                    "onload",
                    "never"),
            optional(
                    "prevent_multiple_versions",
                    BOOLEAN.or(Form.oneOf("ignore")),
                    BooleanValue.FALSE,
                    "Whether a second version of an entity fails, or is ignored."),
            flag("suppress_filtered", false, "Drop entities that were filtered out instead of deleting them."),
            optional(
                    "max_entity_bytes_size",
                    Form.integer(1),
                    "Larger entities are refused; as in the metadata by default."),
            optional(
                    "track_children",
                    BOOLEAN,
                    "Keep children that are gone in `$children`, deleted; by default if the rules make children."),
            idle("indexes", TEXT.or(LIST), "Indexes; those that are needed are made without asking."),
            flag(
                    "enable_optimistic_locking",
                    false,
                    "Refuse an entity that is pushed, unless its `_updated` is that of the version it replaces."),
            optional(
                    "circuit_breaker_threshold_factor",
                    Form.NUMBER,
                    "The largest share of its entities that one run may change once it is populated."),
            optional(
                    "circuit_breaker_threshold_count",
                    Form.integer(0),
                    "The largest number of entities that one run may change; of both, the larger counts."),
            idle("bitset_commit_interval", Form.INTEGER, "Not needed."));

    private static Optional<Source> dataset(Store store, Dtl language, Settings settings, BuildContext context) {
        Optional<Subset> subset = Optional.empty();
        if (settings.node("subset").isPresent()) {
            List<io.perseid.fault.Problem> found = new ArrayList<>();
            subset = language.subset(settings.node("subset").get(), CompileContext.of(context.component()), found);
            found.forEach(problem -> {
                if (problem.isError()) {
                    context.error(problem.code(), problem.place(), problem.message(), problem.fix());
                } else {
                    context.warning(problem.code(), problem.place(), problem.message(), problem.fix());
                }
            });
            if (subset.isEmpty()) {
                return Optional.empty();
            }
        }
        return Optional.of(new DatasetSource(
                store,
                settings.text("dataset"),
                subset,
                settings.flag("include_previous_versions"),
                settings.flag("include_replaced"),
                settings.texts("completeness")));
    }

    private static Optional<Source> embedded(Settings settings, BuildContext context) {
        List<Entity> entities = new ArrayList<>();
        boolean good = true;
        for (JsonNode node : settings.node("entities").orElseThrow().items()) {
            DictValue dict = (DictValue) node.value();
            if (dict.get("_id") instanceof StringValue id) {
                boolean deleted = dict.get("_deleted").equals(BooleanValue.TRUE);
                var key = new EntityId(id.value());
                entities.add(deleted ? Entity.deleted(key, dict) : Entity.of(key, dict));
            } else {
                context.error(
                        HubCode.CONFIG_MISSING_PROPERTY,
                        node.member("_id").map(JsonNode::place).orElse(node.place()),
                        "an entity needs the property '_id', a string",
                        "add '_id'");
                good = false;
            }
        }
        return good ? Optional.of(new EmbeddedSource(entities)) : Optional.empty();
    }

    private static Optional<Outlet> datasetSink(Settings settings, BuildContext context) {
        return Optional.of(new DatasetSink(
                settings.find("dataset").orElse(context.component()),
                settings.flag("deletion_tracking"),
                settings.flag("mark_deletion_tracked"),
                populate(settings.text("set_initial_offset")),
                new Admission(
                        secondVersion(settings.value("prevent_multiple_versions")),
                        settings.flag("suppress_filtered"),
                        settings.flag("track_children"),
                        settings.findInteger("max_entity_bytes_size")
                                .orElseGet(() -> context.defaults().integer("max_entity_bytes_size")),
                        settings.flag("enable_optimistic_locking")),
                new Breaker(
                        settings.findInteger("circuit_breaker_threshold_count"),
                        settings.number("circuit_breaker_threshold_factor"))));
    }

    private static Admission.SecondVersion secondVersion(Value prevented) {
        if (prevented.equals(BooleanValue.TRUE)) {
            return Admission.SecondVersion.FAIL;
        }
        return prevented instanceof StringValue ? Admission.SecondVersion.IGNORE : Admission.SecondVersion.ALLOW;
    }

    private static DatasetSink.Populate populate(String word) {
        return switch (word) {
            case "always" -> DatasetSink.Populate.ALWAYS;
            case "initially" -> DatasetSink.Populate.INITIALLY;
            case "onload" -> DatasetSink.Populate.ONLOAD;
            case "never" -> DatasetSink.Populate.NEVER;
            default -> DatasetSink.Populate.IF_SOURCE_POPULATED;
        };
    }

    private static SourceType source(
            String type, Schema schema, BiFunction<Settings, BuildContext, Optional<? extends Source>> build) {
        return new SourceType() {
            @Override
            public String type() {
                return type;
            }

            @Override
            public Schema schema() {
                return schema;
            }

            @Override
            public boolean addsNamespaces() {
                return !INSIDE.contains(type);
            }

            @Override
            public Optional<? extends Source> build(Settings settings, BuildContext context) {
                return build.apply(settings, context);
            }
        };
    }

    private static SinkType sink(
            String type, Schema schema, BiFunction<Settings, BuildContext, Optional<? extends Outlet>> build) {
        return new SinkType() {
            @Override
            public String type() {
                return type;
            }

            @Override
            public Schema schema() {
                return schema;
            }

            @Override
            public boolean removesNamespaces() {
                return !INSIDE.contains(type);
            }

            @Override
            public Optional<? extends Outlet> build(Settings settings, BuildContext context) {
                return build.apply(settings, context);
            }
        };
    }
}
