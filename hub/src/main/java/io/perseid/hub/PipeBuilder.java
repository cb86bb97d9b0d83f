package io.perseid.hub;

import io.perseid.entity.BooleanValue;
import io.perseid.entity.DictBuilder;
import io.perseid.entity.DictValue;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.JsonNode;
import io.perseid.entity.ListValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.fault.Place;
import io.perseid.language.Compilation;
import io.perseid.language.CompileContext;
import io.perseid.language.Dependency;
import io.perseid.language.Inverse;
import io.perseid.language.Join;
import io.perseid.language.Limits;
import io.perseid.language.Namespaces;
import io.perseid.language.Transform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks one pipe's configuration in full and builds the pipe, if there is no error in it. Used once. */
final class PipeBuilder {
    private static final String DTL = "dtl";
    private static final String EMIT_CHILDREN = "emit_children";

    private final LoadScope scope;
    private final ConfigComponent component;
    private final String id;
    private final Problems problems = new Problems();
    private final DictBuilder effective = new DictBuilder();
    private final List<Step> steps = new ArrayList<>();
    private final Set<Join> joins = new LinkedHashSet<>();
    private final List<Dependency> dependencies = new ArrayList<>();
    private final Map<String, Unfollowed> unfollowed = new LinkedHashMap<>();
    /** Whether what the last transform makes has children. */
    private boolean makesChildren;

    PipeBuilder(LoadScope scope, ConfigComponent component, String id) {
        this.scope = scope;
        this.component = component;
        this.id = id;
    }

    /** The pipe with everything that was found wrong with it. */
    LoadedPipe build() {
        JsonNode filled = new Substitution(scope.variables(), problems).fill(component.node());
        Settings pipe = SchemaCheck.check(filled, Schemas.PIPE, "a pipe", problems);
        effective.copyAll(pipe.effective());
        var names = new NamingReader(id, pipe, scope, problems);
        Optional<Namespaces> namespaces = names.namespaces();
        Optional<? extends Source> read = source(pipe);
        transforms(pipe, scope.compileContext(id, namespaces).withLimits(limits(pipe)));
        Optional<? extends Source> source = read.map(built -> waiting(built, pipe));
        Optional<? extends Outlet> outlet = sink(pipe);
        Optional<Naming> naming = names.naming(namespaces, sourceAdds(), sinkRemoves());
        NamingReader.show(naming, effective);
        boolean internal = source.isPresent()
                && source.get() instanceof DatasetSource
                && outlet.filter(DatasetSink.class::isInstance).isPresent();
        Optional<PipePlan> plan = plan(pipe, source, outlet, internal, naming);
        DictValue whole = effective.build();
        return new LoadedPipe(
                id,
                component.node(),
                whole,
                problems.hasErrors() ? Optional.empty() : plan,
                problems.found(),
                Loader.fingerprint(id, whole));
    }

    // ---- source

    private Optional<? extends Source> source(Settings pipe) {
        Optional<JsonNode> node = pipe.node("source");
        if (node.isEmpty()) {
            return Optional.empty();
        }
        Optional<SourceType> type =
                type(node.get(), "source", scope.types().sourceNames()).flatMap(scope.types()::source);
        if (type.isEmpty()) {
            return Optional.empty();
        }
        int before = problems.errors();
        Schema schema = Schemas.SOURCE.and(type.get().schema());
        Settings settings = SchemaCheck.check(
                node.get(), schema, "a source of type " + type.get().type(), problems);
        DictValue shown = withDefaults(settings);
        effective.put("source", shown);
        var context = new ComponentContext(id, scope, problems);
        if (problems.errors() > before || !schema.isFilledBy(settings)) {
            context.requireSystem(settings);
            return Optional.empty();
        }
        return context.<Source>guarded(node.get().place(), () -> type.get().build(settings, context));
    }

    private DictValue withDefaults(Settings source) {
        DictValue shown = source.effective();
        if (!shown.has("if_source_empty")) {
            shown = shown.with(
                    "if_source_empty",
                    new StringValue(scope.defaults().find("if_source_empty").orElse("accept")));
        }
        return shown;
    }

    /** With `completeness` true a source waits for the datasets that the transforms join. */
    private Source waiting(Source source, Settings pipe) {
        boolean forJoined = effective.get("source") instanceof DictValue shown
                && shown.get("completeness").equals(BooleanValue.TRUE);
        if (!(source instanceof DatasetSource dataset && forJoined)) {
            return source;
        }
        Set<String> names = new LinkedHashSet<>();
        steps.forEach(step -> names.addAll(step.datasetsRead()));
        names.removeAll(pipe.texts("exclude_completeness"));
        return dataset.waitingFor(List.copyOf(names));
    }

    private boolean sourceAdds() {
        return scope.types()
                .source(typeOf("source"))
                .map(SourceType::addsNamespaces)
                .orElse(false);
    }

    private boolean sinkRemoves() {
        return scope.types()
                .sink(typeOf("sink"))
                .map(SinkType::removesNamespaces)
                .orElse(false);
    }

    private String typeOf(String section) {
        return effective.get(section) instanceof DictValue shown && shown.get("type") instanceof StringValue type
                ? type.value()
                : "";
    }

    // ---- transforms

    private static Limits limits(Settings pipe) {
        Limits usual = Limits.STANDARD;
        return pipe.node("pump")
                .flatMap(pump -> SchemaCheck.check(pump, Schemas.PUMP, "a pump", new Problems())
                        .number("max_seconds_per_entity"))
                .map(seconds ->
                        new Limits(usual.maxDepth(), usual.maxValues(), usual.maxEntities(), Duration.ofNanos((long)
                                (seconds * 1e9))))
                .orElse(usual);
    }

    private void transforms(Settings pipe, CompileContext context) {
        Optional<JsonNode> node = pipe.node("transform");
        if (node.isEmpty()) {
            return;
        }
        List<Value> shown = new ArrayList<>();
        List<JsonNode> all = node.get().isList() ? node.get().items() : List.of(node.get());
        all.forEach(transform -> transform(transform, context).ifPresent(shown::add));
        effective.put("transform", node.get().isList() ? ListValue.of(shown) : first(shown));
    }

    private static Value first(List<Value> shown) {
        return shown.isEmpty() ? DictValue.EMPTY : shown.getFirst();
    }

    private Optional<DictValue> transform(JsonNode node, CompileContext context) {
        if (!node.isDict()) {
            problems.error(
                    HubCode.CONFIG_WRONG_TYPE, node.place(), "wanted a transform, an object, found " + node.kind(), "");
            return Optional.empty();
        }
        return type(node, "transform", List.of(DTL, EMIT_CHILDREN)).map(type -> {
            if (type.equals(DTL)) {
                return dtl(node, context);
            }
            Settings settings =
                    SchemaCheck.check(node, Schemas.PLAIN_TRANSFORM, "a transform of type " + type, problems);
            steps.add(new EmitChildrenStep());
            makesChildren = false;
            return settings.effective();
        });
    }

    private DictValue dtl(JsonNode node, CompileContext context) {
        Settings settings = SchemaCheck.check(node, Schemas.DTL, "a transform of type dtl", problems);
        if (settings.node("rules").isPresent()) {
            makesChildren |= calls(settings.node("rules").get(), "create-child");
            var rules = new DtlStep.Rules(scope.language(), node, context);
            Compilation compilation = scope.language().compile(node, context);
            problems.addAll(compilation.problems());
            compilation.transform().ifPresent(transform -> add(transform, rules, settings));
        }
        return settings.effective();
    }

    private static boolean calls(JsonNode rules, String function) {
        boolean here = rules.isList()
                && !rules.items().isEmpty()
                && rules.items().getFirst().asString().filter(function::equals).isPresent();
        return here
                || rules.isList() && rules.items().stream().anyMatch(item -> calls(item, function))
                || rules.isDict() && rules.members().values().stream().anyMatch(member -> calls(member, function));
    }

    private void add(Transform transform, DtlStep.Rules rules, Settings settings) {
        JsonNode node = rules.config();
        boolean first = steps.isEmpty();
        steps.add(new DtlStep(
                transform,
                rules,
                settings.node("trigger_on").map(trigger -> DtlStep.Trigger.of((DictValue) trigger.value()))));
        joins.addAll(transform.joins());
        for (Dependency dependency : transform.dependencies()) {
            if (first && dependency.inverse() instanceof Inverse.Invertible) {
                dependencies.add(dependency);
            } else {
                String reason = dependency.inverse() instanceof Inverse.NotInvertible(String why)
                        ? why
                        : "it is joined in a later transform";
                unfollowed.putIfAbsent(dependency.dataset(), new Unfollowed(node.place(), reason));
            }
        }
    }

    /** A joined dataset whose changes don't lead back to source entities. */
    private record Unfollowed(Place place, String reason) {}

    /** What is joined in such ways runs the whole source again, but for the pipe's own sink: that would never end. */
    private List<Dependency> dependencies(Optional<? extends Source> source, Optional<? extends Outlet> outlet) {
        boolean isFollowed = source.isPresent() && source.get() instanceof DatasetSource;
        Optional<String> own = outlet.flatMap(
                into -> into instanceof DatasetSink sink ? Optional.of(sink.dataset()) : Optional.empty());
        List<Dependency> all = new ArrayList<>(isFollowed ? dependencies : List.of());
        unfollowed.forEach((dataset, what) -> {
            boolean runsAll = isFollowed && own.filter(dataset::equals).isEmpty();
            if (runsAll) {
                all.add(new Dependency(dataset, new Inverse.NotInvertible(what.reason())));
            }
            problems.warning(
                    HubCode.CONFIG_NOT_TRACKED,
                    what.place(),
                    "changes in the joined dataset '" + dataset + "' can't be followed back: " + what.reason(),
                    runsAll
                            ? "each change there runs the whole source again; set \"track-dependencies\": false in the join if that is too much"
                            : "they show after the next full run: set 'rescan_cron_expression' or 'rescan_run_count'");
        });
        return List.copyOf(all);
    }

    // ---- sink

    private Optional<? extends Outlet> sink(Settings pipe) {
        JsonNode node = pipe.node("sink")
                .orElseGet(() ->
                        JsonNode.dict(Map.of("type", JsonNode.text("dataset", component.place())), component.place()));
        Optional<SinkType> type = type(node, "sink", scope.types().sinkNames()).flatMap(scope.types()::sink);
        if (type.isEmpty()) {
            return Optional.empty();
        }
        int before = problems.errors();
        Schema schema = Schemas.SINK.and(type.get().schema());
        Settings settings =
                SchemaCheck.check(node, schema, "a sink of type " + type.get().type(), problems);
        var context = new ComponentContext(id, scope, problems);
        Optional<Outlet> outlet = Optional.empty();
        if (problems.errors() > before || !schema.isFilledBy(settings)) {
            context.requireSystem(settings);
        } else {
            outlet = context.<Outlet>guarded(node.place(), () -> type.get().build(settings, context))
                    .map(built -> withChildren(built, settings));
        }
        if (typeOf("source").equals("http_endpoint")) {
            warnOfBreaker(settings);
        } else if (settings.flag("enable_optimistic_locking")) {
            problems.warning(
                    HubCode.CONFIG_WITHOUT_EFFECT,
                    settings.place("enable_optimistic_locking"),
                    "only entities that are pushed to a pipe say which version they are made of",
                    "");
        }
        DictValue shown = settings.effective();
        effective.put("sink", outlet.map(built -> shown(built, shown)).orElse(shown));
        return outlet;
    }

    private Outlet withChildren(Outlet outlet, Settings settings) {
        return outlet instanceof DatasetSink dataset && !settings.has("track_children")
                ? dataset.withChildrenTracked(makesChildren)
                : outlet;
    }

    private void warnOfBreaker(Settings sink) {
        if (sink.has("circuit_breaker_threshold_count") || sink.has("circuit_breaker_threshold_factor")) {
            problems.warning(
                    HubCode.CONFIG_WITHOUT_EFFECT,
                    sink.place(),
                    "a circuit breaker looks at runs: what is pushed to the pipe passes it",
                    "");
        }
    }

    private static DictValue shown(Outlet outlet, DictValue given) {
        return outlet instanceof DatasetSink dataset
                ? given.with("dataset", new StringValue(dataset.dataset()))
                        .with(
                                "track_children",
                                BooleanValue.of(dataset.admission().tracksChildren()))
                : given;
    }

    // ---- the whole

    private Optional<PipePlan> plan(
            Settings pipe,
            Optional<? extends Source> source,
            Optional<? extends Outlet> outlet,
            boolean internal,
            Optional<Naming> naming) {
        JsonNode pumpNode = pipe.node("pump").orElseGet(() -> JsonNode.dict(Map.of(), component.place()));
        Settings section = SchemaCheck.check(pumpNode, Schemas.PUMP, "a pump", problems);
        var reader = new PumpReader(id, section, scope.defaults(), problems);
        PumpSettings pump = reader.read(internal);
        effective.put(
                "pump",
                section.effective()
                        .with(
                                "schedule_interval",
                                IntegerValue.of(pump.interval().toSeconds())));
        int batchSize = pipe.findInteger("batch_size")
                .orElse(outlet.filter(DatasetSink.class::isInstance).isPresent() ? 1000 : preferred(outlet));
        int checkpoints = pipe.findInteger("checkpoint_interval").orElse(batchSize == 1 ? 1 : 100);
        effective.put("batch_size", IntegerValue.of(batchSize));
        effective.put("checkpoint_interval", IntegerValue.of(checkpoints));
        CompactionSettings compaction = compaction(pipe);
        List<Dependency> followed = dependencies(source, outlet);
        if (source.isEmpty() || outlet.isEmpty()) {
            return Optional.empty();
        }
        Settings sourceSettings = SchemaCheck.check(
                pipe.node("source").orElseThrow(),
                Schemas.SOURCE.and(Schema.of(Property.optional("require_populated_input", Form.BOOLEAN, "."))),
                "a source",
                new Problems());
        return Optional.of(new PipePlan(
                id,
                source.get(),
                naming.map(names -> names.around(steps)).orElse(steps),
                outlet.get(),
                runs(pipe, sourceSettings, batchSize, checkpoints),
                pump,
                List.copyOf(joins),
                followed,
                awaits(source.get(), outlet.get(), sourceSettings),
                sourceSettings.value("supports_signalling") instanceof BooleanValue told
                        ? told.value()
                        : reader.signalledByDefault(),
                naming,
                compaction));
    }

    private RunSettings runs(Settings pipe, Settings source, int batchSize, int checkpoints) {
        String policy = pipe.find("reprocessing_policy")
                .orElseGet(() -> scope.defaults().text("reprocessing_policy"));
        boolean rescans = pipe.value("rescan_when_config_changes") instanceof BooleanValue told
                ? told.value()
                : scope.defaults().flag("rescan_when_config_changes");
        boolean background = pipe.value("enable_background_rescan") instanceof BooleanValue wanted
                ? wanted.value()
                : scope.defaults().flag("enable_background_rescan");
        effective.put("enable_background_rescan", BooleanValue.of(background));
        effective.put("reprocessing_policy", new StringValue(policy));
        effective.put("rescan_when_config_changes", BooleanValue.of(rescans));
        boolean automatic = policy.equals("automatic");
        return new RunSettings(
                batchSize,
                checkpoints,
                failIfEmpty(source),
                !pipe.flag("disable_set_last_seen"),
                rescans || automatic,
                automatic,
                background,
                Set.copyOf(pipe.texts("exclude_completeness")));
    }

    private boolean failIfEmpty(Settings source) {
        return source.find("if_source_empty")
                .or(() -> scope.defaults().find("if_source_empty"))
                .filter("fail"::equals)
                .isPresent();
    }

    private CompactionSettings compaction(Settings pipe) {
        JsonNode none = JsonNode.dict(Map.of(), component.place());
        Settings section = SchemaCheck.check(
                pipe.node("compaction").orElse(none), CompactionSettings.SCHEMA, "'compaction'", problems);
        if (pipe.has("compaction")) {
            effective.put("compaction", section.effective());
        }
        return CompactionSettings.read(section, scope.defaults());
    }

    private static int preferred(Optional<? extends Outlet> outlet) {
        return outlet.filter(Sink.class::isInstance)
                .map(sink -> ((Sink) sink).batchSize())
                .orElse(100);
    }

    private Set<String> awaits(Source source, Outlet outlet, Settings settings) {
        Set<String> names = new LinkedHashSet<>();
        steps.forEach(step -> names.addAll(step.datasetsRead()));
        boolean populatedInput = settings.value("require_populated_input") instanceof BooleanValue told
                ? told.value()
                : scope.defaults().flag("require_populated_input");
        if (populatedInput && source instanceof DatasetSource dataset) {
            names.add(dataset.dataset());
        }
        if (outlet instanceof DatasetSink dataset) {
            names.remove(dataset.dataset());
        }
        return names;
    }

    private Optional<String> type(JsonNode node, String what, java.util.Collection<String> known) {
        Optional<JsonNode> type = node.member("type").filter(member -> !member.isNull());
        if (type.isEmpty()) {
            problems.error(
                    HubCode.CONFIG_MISSING_PROPERTY,
                    node.place(),
                    "a " + what + " needs the property 'type'",
                    "known: " + String.join(", ", known));
            return Optional.empty();
        }
        if (type.get().asString().filter("conditional"::equals).isPresent() && node.has("alternatives")) {
            return Optional.empty(); // no alternative was chosen, which was told already
        }
        if (!type.get().isString()) {
            problems.error(
                    HubCode.CONFIG_WRONG_TYPE,
                    type.get().place(),
                    "the property 'type' has the wrong form: wanted a string, found "
                            + Words.of(type.get().value()),
                    "known: " + String.join(", ", known));
            return Optional.empty();
        }
        String word = type.get().text();
        if (!known.contains(word)) {
            problems.error(
                    HubCode.CONFIG_UNKNOWN_TYPE,
                    type.get().place(),
                    "there is no " + what + " of type '" + word + "'",
                    Words.suggestion(word, known));
            return Optional.empty();
        }
        return Optional.of(word);
    }
}
