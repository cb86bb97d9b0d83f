package io.perseid.language;

import io.perseid.entity.DictBuilder;
import io.perseid.entity.Value;
import io.perseid.fault.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes closures of the tree of a transform's rules. Not thread-safe: one compilation. */
final class Compiler {
    private final CompileContext context;
    private final Problems problems;
    private final Map<String, Rule> rules;
    private final PropertyNames names;
    private final Paths paths;
    private final @Nullable Slots slots;
    private final Sites sites = new Sites();
    private final Tap tap;
    private final Map<String, Join> joins = new TreeMap<>();
    private final Set<String> datasets = new TreeSet<>();

    private Compiler(
            CompileContext context, Problems problems, Map<String, Rule> rules, Tap tap, @Nullable Slots slots) {
        this.context = context;
        this.problems = problems;
        this.rules = rules;
        this.names = new PropertyNames(context.namespaces());
        this.slots = slots;
        this.paths = new Paths(names, slots);
        this.tap = tap;
    }

    Compiler(CompileContext context, Problems problems, Map<String, Rule> rules, Tap tap) {
        this(context, problems, rules, tap, null);
    }

    /** The rule as moves, if it is made of such only; it may apply the rules that are compiled already. */
    static Optional<MovedRule> moved(
            String name, Map<String, Node.Block> blocks, CompileContext context, Map<String, Rule> rules) {
        Node.Block rule = blocks.get(name);
        if (rule == null || !TargetUse.isWriteOnly(rule, blocks.values())) {
            return Optional.empty();
        }
        var slots = new Slots();
        var compiler = new Compiler(context, new Problems(), rules, Tap.NONE, slots);
        return compiler.moves(rule).flatMap(moves -> MovedRule.of(moves, slots, compiler.sites));
    }

    /** A compiler of single expressions, which name no rules. */
    static Compiler of(CompileContext context) {
        return new Compiler(context, new Problems(), Map.of(), Tap.NONE);
    }

    CompileContext context() {
        return context;
    }

    Problems problems() {
        return problems;
    }

    PropertyNames names() {
        return names;
    }

    /** The indexes needed so far. */
    List<Join> joins() {
        return List.copyOf(joins.values());
    }

    /** The datasets read so far. */
    Set<String> datasets() {
        return Collections.unmodifiableSet(datasets);
    }

    void reads(String dataset) {
        datasets.add(dataset);
    }

    void needs(Join join) {
        datasets.add(join.dataset());
        joins.put(join.dataset() + "\n" + join.index().name(), join);
    }

    Rule rule(String name) {
        Rule rule = rules.get(name);
        if (rule == null && problems.hasErrors()) {
            return new Rule(name); // the parser has refused it; what it is compiled into never runs
        }
        if (rule == null) {
            throw new IllegalArgumentException("the parser let an unknown rule pass name=" + name);
        }
        return rule;
    }

    Expression expression(Node node) {
        return tap.expression(node, plain(node));
    }

    /** An expression that is evaluated for one value after the other by means of {@link Frame#call}. */
    Expression called(Node node) {
        Slots before = paths.within(slots == null ? null : new Slots());
        try {
            return expression(node);
        } finally {
            paths.within(before);
        }
    }

    /** An expression that is evaluated for one value after the other. */
    ItemFunction function(Node node) {
        if (slots == null) {
            return new ItemFunction(called(node), -1);
        }
        var own = new Slots();
        int site = sites.add(own);
        Slots before = paths.within(own);
        try {
            return new ItemFunction(expression(node), site);
        } finally {
            paths.within(before);
        }
    }

    private Expression plain(Node node) {
        return switch (node) {
            case Node.Literal(Place _, Value value) -> new Constant(value);
            case Node.Path path -> paths.compile(path);
            case Node.Call call ->
                call.function()
                        .compile(new Arguments(
                                this, call.place(), call.function().signature(), call.arguments()));
            case Node.Template template -> template(template);
            case Node.Hop hop -> hops(List.of(hop));
            case Node.Absent _, Node.Act _, Node.Block _, Node.RuleName _ -> Constant.NULL;
        };
    }

    Step step(Node node) {
        return switch (node) {
            case Node.Block block ->
                Step.of(block.acts().stream().map(this::step).toList());
            case Node.Act act ->
                tap.step(
                        act,
                        act.function()
                                .compile(new Arguments(
                                        this, act.place(), act.function().signature(), act.arguments())));
            case Node.Literal _,
                    Node.Path _,
                    Node.Call _,
                    Node.Template _,
                    Node.Hop _,
                    Node.Absent _,
                    Node.RuleName _ -> Step.NOTHING;
        };
    }

    /** Transforms as moves, if all of them are. */
    Optional<List<Move>> moves(Node node) {
        return switch (node) {
            case Node.Block block -> {
                var moves = new ArrayList<Move>();
                for (Node act : block.acts()) {
                    Optional<List<Move>> some = moves(act);
                    if (some.isEmpty()) {
                        yield Optional.empty();
                    }
                    moves.addAll(some.get());
                }
                yield Optional.of(List.copyOf(moves));
            }
            case Node.Act act ->
                act.function()
                        .moves(new Arguments(this, act.place(), act.function().signature(), act.arguments()));
            case Node.Literal _,
                    Node.Path _,
                    Node.Call _,
                    Node.Template _,
                    Node.Hop _,
                    Node.Absent _,
                    Node.RuleName _ -> Optional.empty();
        };
    }

    /** Compiles a whole rule into the place that others apply it from. */
    void define(String name, Node.Block block) {
        rule(name).define(tap.rule(name, step(block)));
    }

    Expression hops(List<Node> specs) {
        var plans = new ArrayList<HopPlan>();
        for (Node node : specs) {
            if (node instanceof Node.Hop hop) {
                new HopPlanner(this, hop).plan().ifPresent(plans::add);
            }
        }
        return new HopsExpression(List.copyOf(plans));
    }

    private Expression template(Node.Template template) {
        String[] keys = template.members().keySet().toArray(String[]::new);
        Expression[] values =
                template.members().values().stream().map(this::expression).toArray(Expression[]::new);
        return frame -> {
            var builder = new DictBuilder();
            for (int i = 0; i < keys.length; i++) {
                builder.put(keys[i], frame.run().held(values[i].eval(frame)));
            }
            return builder.build();
        };
    }
}
