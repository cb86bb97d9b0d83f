package io.perseid.hub;

import io.perseid.entity.DictBuilder;
import io.perseid.entity.DictValue;
import io.perseid.entity.Entity;
import io.perseid.entity.EntityId;
import io.perseid.entity.JsonEntityReader;
import io.perseid.entity.JsonForm;
import io.perseid.entity.NullValue;
import io.perseid.entity.Sourced;
import io.perseid.entity.StringValue;
import io.perseid.fault.Fault;
import io.perseid.fault.Problem;
import io.perseid.fault.ProblemsFault;
import io.perseid.language.Dtl;
import io.perseid.language.function.Functions;
import io.perseid.store.Dataset;
import io.perseid.store.DatasetName;
import io.perseid.store.Store;
import io.perseid.store.Subscription;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.LongConsumer;
import java.util.random.RandomGenerator;

/**
 * The hub at work. Changes of configuration, variables and secrets wait for each other; everything else reads the state in force, which
 * is replaced as a whole.
 */
final class RunningHub implements Hub {
    private static final System.Logger LOG = System.getLogger(Hub.class.getName());
    private static final String CONFIGURATION = "hub:configuration";
    private static final String VARIABLES = "hub:variables";

    private final HubParts hubParts;
    private final RunParts runParts;
    private final Store store;
    private final Loader loader;
    private final Clockwork clockwork;
    private final FlowView flow;
    private final Compactor compactor;
    private final RandomGenerator chance;

    private volatile Loaded loaded;
    private volatile Map<String, PipeUnit> pipes = Map.of();
    private volatile DictValue variables;
    private final SecretVault vault;
    private volatile Secrets secrets;
    private boolean started;
    private boolean ticking;
    private boolean closed;

    private RunningHub(HubParts parts, Loader loader) {
        this.hubParts = parts;
        this.store = parts.store();
        this.loader = loader;
        this.compactor = new Compactor(store, parts.time(), parts.threads(), () -> pipes.values());
        this.vault = new SecretVault(store, parts.cipher());
        this.runParts = new RunParts(
                store,
                parts.time(),
                new Signals(),
                parts.processor(),
                parts.cores(),
                new SecureRandom(),
                compactor,
                vault.mask());
        this.clockwork = new Clockwork(parts.time(), this::pumps, compactor::tick);
        this.flow = new FlowView(store, parts.time());
        this.chance = new SplittableRandom(parts.seed());
        this.variables = store.state(VARIABLES);
        this.secrets = vault.read();
        this.loaded = loader.load(Configuration.EMPTY, variables, secrets, Map.of());
    }

    static RunningHub open(HubParts parts) {
        var language = new Dtl(Functions.standard());
        List<Connector> connectors = new ArrayList<>(List.of(BuiltIn.connector(parts.store(), language)));
        connectors.addAll(parts.connectors());
        var hub = new RunningHub(parts, new Loader(new Types(connectors), language, parts.time()));
        hub.apply(hub.loader.load(remembered(parts.store()), hub.variables, hub.secrets, Map.of()));
        return hub;
    }

    private static Configuration remembered(Store store) {
        List<ConfigFile> files = new ArrayList<>();
        DictValue held = store.state(CONFIGURATION);
        held.forEach((name, text) -> files.add(new ConfigFile(name, ((StringValue) text).value())));
        return Configuration.of(files);
    }

    @Override
    public synchronized void start() {
        beginPumps();
        if (!ticking) {
            ticking = true;
            hubParts.threads().execute(clockwork::run);
        }
    }

    /** Lets pumps run by their timetables and by signals. */
    synchronized void beginPumps() {
        if (!started) {
            started = true;
            pumps().forEach(this::begin);
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        clockwork.close();
        pumps().forEach(Pump::stop);
        pumps().forEach(RunningHub::close);
        compactor.close();
        loaded.systems().values().forEach(system -> system.system().ifPresent(ExternalSystem::close));
        store.sync();
    }

    /** What keeps datasets small; a test lets it work itself. */
    Compactor compactor() {
        return compactor;
    }

    /** Starts what is due now; what the hub's own thread does otherwise. */
    long tick() {
        return clockwork.step();
    }

    // ---- configuration

    @Override
    public Configuration configuration() {
        return loaded.configuration();
    }

    @Override
    public LoadOutcome check(Configuration configuration) {
        return loader.load(configuration, variables, secrets, loaded.systems()).outcome();
    }

    @Override
    public synchronized LoadOutcome load(Configuration configuration, boolean force) {
        Optional<Problem> refusal = force ? Optional.empty() : ConfigBreaker.refusal(loaded, configuration);
        if (refusal.isPresent()) {
            return new LoadOutcome(false, List.of(refusal.get()), Map.of("", List.of(refusal.get())));
        }
        Loaded next = loader.load(configuration, variables, secrets, loaded.systems());
        if (!force && next.outcome().hasErrors()) {
            closeUnused(next.systems(), loaded.systems());
            return new LoadOutcome(
                    false, next.outcome().problems(), next.outcome().byComponent());
        }
        var files = new DictBuilder();
        configuration.files().forEach(file -> files.put(file.name(), new StringValue(file.text())));
        store.putState(CONFIGURATION, files.build());
        apply(next);
        store.sync();
        return next.outcome();
    }

    @Override
    public LoadOutcome put(ConfigComponent component, boolean force) {
        return load(configuration().with(component), force);
    }

    @Override
    public synchronized boolean remove(String id) {
        if (configuration().find(id).isEmpty()) {
            return false;
        }
        load(configuration().without(id), true);
        return true;
    }

    @Override
    public LoadOutcome outcome() {
        return loaded.outcome();
    }

    @Override
    public DictValue metadata() {
        return loaded.configuration().metadata();
    }

    /** Puts what was loaded in force: pipes that are the same go on, others are stopped, replaced or added. */
    private synchronized void apply(Loaded next) {
        if (closed) {
            throw new Fault(HubCode.HUB_CLOSING, "the hub is closing");
        }
        Map<String, PipeUnit> before = pipes;
        Map<String, PipeUnit> after = new LinkedHashMap<>();
        next.pipes().forEach((id, pipe) -> {
            PipeUnit held = before.get(id);
            if (held != null && same(held, pipe, next)) {
                after.put(id, new PipeUnit(runParts, pipe, held.pump(), held.receiver()));
            }
        });
        before.forEach((id, unit) -> {
            if (!after.containsKey(id)) {
                unit.pump().ifPresent(RunningHub::close);
            }
        });
        Map<String, PipeUnit> inOrder = new LinkedHashMap<>();
        next.pipes().forEach((id, pipe) -> {
            PipeUnit same = after.get(id);
            inOrder.put(id, same != null ? same : unit(pipe, next));
        });
        Loaded last = loaded;
        loaded = next;
        pipes = inOrder;
        closeUnused(last.systems(), next.systems());
        if (started) {
            inOrder.forEach((id, unit) -> {
                if (!after.containsKey(id)) {
                    unit.pump().ifPresent(this::begin);
                }
            });
        }
        next.outcome()
                .problems()
                .forEach(problem ->
                        LOG.log(problem.isError() ? Level.WARNING : Level.INFO, "configuration: {0}", problem));
        clockwork.changed();
    }

    /** A pipe is the same if its configuration is, and the very objects of the systems it uses. */
    private boolean same(PipeUnit held, LoadedPipe pipe, Loaded next) {
        return held.pump().isPresent()
                && pipe.plan().isPresent()
                && held.loaded().fingerprint().equals(pipe.fingerprint())
                && held.loaded().plan().map(PipePlan::awaits).equals(pipe.plan().map(PipePlan::awaits))
                && loaded.scheduled() == next.scheduled()
                && sameSystems(next);
    }

    private boolean sameSystems(Loaded next) {
        return built(next).equals(built(loaded));
    }

    private static Map<String, Optional<ExternalSystem>> built(Loaded of) {
        Map<String, Optional<ExternalSystem>> systems = new LinkedHashMap<>();
        of.systems().forEach((id, system) -> systems.put(id, system.system()));
        return systems;
    }

    private PipeUnit unit(LoadedPipe pipe, Loaded next) {
        if (pipe.plan().isEmpty()) {
            return new PipeUnit(runParts, pipe, Optional.empty(), Optional.empty());
        }
        PipePlan plan = next.scheduled() ? pipe.plan().get() : pipe.plan().get().withManualPump();
        var pump = new Pump(
                plan,
                runParts,
                hubParts.threads(),
                new SplittableRandom(chance.nextLong()),
                pipe.fingerprint(),
                clockwork::changed);
        if (pump.isReconfigured() && plan.runs().rescansWhenChanged()) {
            pump.change("pump-config-changed", memory -> memory.withLastSeen(Optional.empty()));
        }
        Optional<Receiver> receiver =
                plan.receives() ? Optional.of(new Receiver(plan, runParts, pump)) : Optional.empty();
        return new PipeUnit(runParts, pipe, Optional.of(pump), receiver);
    }

    private void begin(Pump pump) {
        pump.begin();
        clockwork.changed();
    }

    private static void close(Pump pump) {
        try {
            pump.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void closeUnused(Map<String, LoadedSystem> before, Map<String, LoadedSystem> after) {
        before.forEach((id, system) -> {
            LoadedSystem now = after.get(id);
            if (now == null || !now.system().equals(system.system())) {
                system.system().ifPresent(ExternalSystem::close);
            }
        });
    }

    private List<Pump> pumps() {
        return pipes.values().stream().flatMap(unit -> unit.pump().stream()).toList();
    }

    // ---- environment variables and secrets

    @Override
    public DictValue variables() {
        return variables;
    }

    @Override
    public synchronized LoadOutcome replaceVariables(DictValue replaced) {
        store.putState(VARIABLES, replaced);
        variables = replaced;
        return reload();
    }

    @Override
    public synchronized LoadOutcome addVariables(DictValue added) {
        return replaceVariables(DictBuilder.of(variables).copyAll(added).build());
    }

    @Override
    public synchronized boolean removeVariable(String name) {
        boolean known = variables.has(name);
        if (known) {
            replaceVariables(variables.without(name));
        }
        return known;
    }

    @Override
    public Set<String> secrets(Optional<String> system) {
        return new TreeSet<>(
                secrets.byScope().getOrDefault(system.orElse(""), Map.of()).keySet());
    }

    @Override
    public synchronized void addSecrets(Optional<String> system, DictValue added) {
        Map<String, String> all = new LinkedHashMap<>(secrets.byScope().getOrDefault(system.orElse(""), Map.of()));
        all.putAll(Secrets.texts(added));
        keep(secrets.with(system.orElse(""), all), false);
    }

    @Override
    public synchronized void replaceSecrets(Optional<String> system, DictValue replaced) {
        keep(secrets.with(system.orElse(""), Secrets.texts(replaced)), system.isEmpty());
    }

    @Override
    public synchronized boolean removeSecret(Optional<String> system, String name) {
        Map<String, String> all = new LinkedHashMap<>(secrets.byScope().getOrDefault(system.orElse(""), Map.of()));
        boolean known = all.remove(name) != null;
        if (known) {
            keep(secrets.with(system.orElse(""), all), false);
        }
        return known;
    }

    @Override
    public String masked(String text) {
        return vault.mask().masked(text);
    }

    private void keep(Secrets changed, boolean discardUnreadable) {
        vault.write(changed, discardUnreadable);
        secrets = changed;
        reload();
    }

    private LoadOutcome reload() {
        Loaded next = loader.load(loaded.configuration(), variables, secrets, loaded.systems());
        apply(next);
        store.sync();
        return next.outcome();
    }

    // ---- pipes and systems

    @Override
    public List<Pipe> pipes() {
        return List.copyOf(pipes.values());
    }

    @Override
    public Optional<Pipe> findPipe(String id) {
        return Optional.ofNullable(pipes.get(id));
    }

    @Override
    public Pipe pipe(String id) {
        return unit(id);
    }

    private PipeUnit unit(String id) {
        PipeUnit unit = pipes.get(id);
        if (unit == null) {
            throw new Fault(
                    HubCode.PIPE_UNKNOWN,
                    "there is no such pipe",
                    "pipe",
                    id,
                    "nearest",
                    Words.nearest(id, pipes.keySet()).orElse("none"));
        }
        return unit;
    }

    @Override
    public List<SystemView> systems() {
        return loaded.systems().values().stream().map(LoadedSystem::view).toList();
    }

    @Override
    public SystemView system(String id) {
        LoadedSystem system = loaded.systems().get(id);
        if (system == null) {
            throw new Fault(HubCode.SYSTEM_UNKNOWN, "there is no such system", "system", id);
        }
        return system.view();
    }

    @Override
    public Optional<Dataset> heldBack(String dataset) {
        return new HeldBack(store, dataset).entities();
    }

    @Override
    public OptionalLong completeness(String dataset) {
        return Completeness.least(store, List.of(dataset));
    }

    @Override
    public DictValue circuitBreaker(String dataset) {
        return new HeldBack(store, dataset).describe();
    }

    @Override
    public void decide(String dataset, boolean commit) {
        pipes.values().stream()
                .filter(unit -> unit.sinkDataset().filter(dataset::equals).isPresent())
                .flatMap(unit -> unit.pump().stream())
                .findFirst()
                .orElseThrow(() -> new Fault(
                        HubCode.CIRCUIT_BREAKER_NOT_TRIPPED, "no pipe writes the dataset", "dataset", dataset))
                .decide(commit);
    }

    @Override
    public void deleteDataset(String name) {
        new HeldBack(store, name).rollBack();
        store.putState(Completeness.key(name), DictValue.EMPTY);
        store.delete(new DatasetName(name));
        runParts.signals().changed(name);
        clockwork.changed();
    }

    @Override
    public DictValue upkeep(String dataset) {
        return new UpkeepView(store, pipes.values(), compactor).of(dataset);
    }

    @Override
    public void declareIndexes() {
        pipes.values().forEach(unit -> unit.loaded().plan().ifPresent(plan -> Indexes.declare(plan, store)));
    }

    // ---- entities over HTTP

    @Override
    public Reception reception(String pipe) {
        Optional<PipePlan> plan = unit(pipe).loaded().plan();
        var form = plan.map(PipePlan::source).orElse(null) instanceof ReceiverSource source
                ? source.form()
                : JsonForm.COMPATIBLE;
        return new Reception(form, plan.filter(held -> !held.steps().isEmpty()).isPresent() ? 2 : 1);
    }

    @Override
    public Received receive(String pipe, SequenceParams params, JsonEntityReader entities, LongConsumer released) {
        PipeUnit unit = usable(pipe);
        return unit.receiver()
                .orElseThrow(() ->
                        new Fault(HubCode.PIPE_NOT_A_RECEIVER, "the pipe doesn't take pushed entities", "pipe", pipe))
                .receive(params, entities, released);
    }

    @Override
    public Publication publish(String pipe, PublishRequest request) {
        return OpenPublication.open(usable(pipe).loaded().plan().orElseThrow(), runParts, request);
    }

    @Override
    public Publication look(String pipe, Stage stage, PublishRequest request) {
        return OpenPublication.looking(usable(pipe).loaded().plan().orElseThrow(), stage, runParts, request);
    }

    @Override
    public List<Item> preview(ConfigComponent pipe, Entity source) {
        return trying(pipe, (_, plan) -> OpenPublication.preview(plan, runParts, new Sourced(source, NullValue.NULL)));
    }

    @Override
    public DictValue explain(String pipe, EntityId id, Optional<ConfigComponent> other) {
        PipeUnit unit = unit(pipe);
        if (other.isEmpty()) {
            PipePlan plan = usable(pipe).loaded().plan().orElseThrow();
            return OpenPublication.explain(plan, runParts, source(plan, id), unit.pump());
        }
        return trying(other.get(), (built, plan) -> {
            boolean same = built.fingerprint().equals(unit.loaded().fingerprint());
            return OpenPublication.explain(plan, runParts, source(plan, id), same ? unit.pump() : Optional.empty());
        });
    }

    private Sourced source(PipePlan plan, EntityId id) {
        try {
            return new SourceSearch(plan, runParts.time()).find(id);
        } catch (Fault fault) {
            if (fault.code() != HubCode.SOURCE_ENTITY_UNKNOWN) {
                throw fault;
            }
            Indexes.prepare(plan, runParts.store());
            return new Maker(plan, runParts).find(id).orElseThrow(() -> fault);
        }
    }

    @Override
    public DictValue explain(String pipe, Entity source, Optional<ConfigComponent> other) {
        var given = new Sourced(source, NullValue.NULL);
        if (other.isEmpty()) {
            PipePlan plan = usable(pipe).loaded().plan().orElseThrow();
            return OpenPublication.explain(plan, runParts, given, Optional.empty());
        }
        unit(pipe);
        return trying(other.get(), (_, plan) -> OpenPublication.explain(plan, runParts, given, Optional.empty()));
    }

    /** Builds a pipe beside those in force, and lets go of it afterwards. */
    private <T> T trying(ConfigComponent pipe, BiFunction<LoadedPipe, PipePlan, T> what) {
        Loaded next = loader.load(loaded.configuration().with(pipe), variables, secrets, loaded.systems());
        try {
            LoadedPipe built = Optional.ofNullable(next.pipes().get(pipe.id().orElse("")))
                    .orElseThrow(() -> new ProblemsFault(next.outcome().problems()));
            return what.apply(built, built.plan().orElseThrow(() -> new ProblemsFault(built.problems())));
        } finally {
            closeUnused(next.systems(), loaded.systems());
        }
    }

    private PipeUnit usable(String pipe) {
        PipeUnit unit = unit(pipe);
        if (unit.pump().isEmpty()) {
            throw new Fault(
                    HubCode.PIPE_INVALID,
                    "the configuration of the pipe has errors",
                    "pipe",
                    pipe,
                    "first",
                    unit.reason());
        }
        return unit;
    }

    // ---- what goes on

    @Override
    public FlowSnapshot flow() {
        return flow.snapshot(pipes.values(), loaded.systems().values());
    }

    @Override
    public Subscription onFlow(Runnable listener) {
        return clockwork.listen(listener);
    }
}
