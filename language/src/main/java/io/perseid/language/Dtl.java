package io.perseid.language;

import io.perseid.entity.Entity;
import io.perseid.entity.JsonNode;
import io.perseid.fault.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The transformation language: compiles rules with a set of functions. Thread-safe. */
public final class Dtl {
    private static final String DEFAULT = "default";
    private static final Set<String> KNOWN =
            Set.of("type", "rules", "id_required", "trigger_on", "name", "description", "comment");

    private final Library library;

    /** A language with these functions. */
    public Dtl(List<LanguageFunction> functions) {
        this.library = new Library(functions);
    }

    /** Compiles a transform, {@code {"type": "dtl", "rules": {"default": […]}}}, or says all that is wrong with it. */
    public Compilation compile(JsonNode config, CompileContext context) {
        return compile(config, context, Rewriter.STANDARD, Tap.NONE);
    }

    /**
     * Runs a transform on one entity and tells what each line of its rules did. It gives what the compiled transform
     * gives, but slowly: the rules are compiled for this one run.
     *
     * @throws io.perseid.fault.ProblemsFault if the configuration is refused
     */
    public Explanation explain(JsonNode config, CompileContext context, Entity source, RunContext world) {
        var recorder = new Recorder();
        Transform transform = compile(config, context, Rewriter.NONE, recorder).orThrow();
        return recorder.explain(transform, source, world, new RuleLines(config));
    }

    Compilation compile(JsonNode config, CompileContext context, Rewriter rewriter, Tap tap) {
        var problems = new Problems();
        Map<String, Node.Block> blocks = parse(config, context, problems);
        new Checker(problems, blocks, context).check();
        var rules = new LinkedHashMap<String, Rule>();
        blocks.keySet().forEach(name -> rules.put(name, new Rule(name)));
        var compiler = new Compiler(context, problems, rules, tap);
        blocks.replaceAll((_, block) -> rewriter.rewrite(block, context));
        blocks.forEach(compiler::define);
        if (problems.hasErrors()) {
            return new Compilation(Optional.empty(), problems.found());
        }
        var inversion = new Inversion(context, blocks);
        inversion.joins().forEach(compiler::needs);
        Optional<MovedRule> moved =
                rewriter == Rewriter.NONE ? Optional.empty() : Compiler.moved(DEFAULT, blocks, context, rules);
        var transform = new CompiledTransform(
                context,
                compiler.rule(DEFAULT),
                moved,
                flag(config, "id_required"),
                compiler.joins(),
                compiler.datasets(),
                inversion.dependencies());
        return new Compilation(Optional.of(transform), problems.found());
    }

    /**
     * A single expression, for trying things out.
     *
     * @param rules named rules that it may apply
     * @throws io.perseid.fault.ProblemsFault if it is wrong
     */
    public Expression expression(JsonNode json, JsonNode rules, CompileContext context) {
        var problems = new Problems();
        var parser = new Parser(library, context, problems, rules.members().keySet());
        Node node = parser.expression(json, Scope.RULE);
        Compiler compiler = compiler(rules, parser, context, problems);
        Expression expression = compiler.expression(node);
        refuse(problems);
        return expression;
    }

    /**
     * A single rule, for trying things out.
     *
     * @param rules named rules that it may apply
     * @throws io.perseid.fault.ProblemsFault if it is wrong
     */
    public Rule rule(JsonNode json, JsonNode rules, CompileContext context) {
        var problems = new Problems();
        var parser = new Parser(library, context, problems, rules.members().keySet());
        Node.Block block = parser.block(json, Scope.RULE);
        Compiler compiler = compiler(rules, parser, context, problems);
        var rule = new Rule(DEFAULT);
        rule.define(compiler.step(Rewriter.STANDARD.rewrite(block, context)));
        refuse(problems);
        return rule;
    }

    private static Compiler compiler(JsonNode rules, Parser parser, CompileContext context, Problems problems) {
        var compiled = new LinkedHashMap<String, Rule>();
        rules.members().keySet().forEach(name -> compiled.put(name, new Rule(name)));
        var compiler = new Compiler(context, problems, compiled, Tap.NONE);
        var blocks = new LinkedHashMap<String, Node.Block>();
        rules.members().forEach((name, rule) -> blocks.put(name, parser.block(rule, Scope.RULE)));
        refuse(problems);
        blocks.forEach((name, block) -> compiler.define(name, Rewriter.STANDARD.rewrite(block, context)));
        return compiler;
    }

    private static void refuse(Problems problems) {
        if (problems.hasErrors()) {
            throw new io.perseid.fault.ProblemsFault(problems.found());
        }
    }

    /** A subset such as {@code ["eq", "_S.category", "tank"]}. Problems are those found, if it is empty. */
    public Optional<Subset> subset(JsonNode json, CompileContext context, List<Problem> found) {
        var problems = new Problems();
        var parser = new Parser(library, context, problems, Set.of());
        Optional<Subset> subset = new HopsParser(parser, context, problems).subset(json, "");
        found.addAll(problems.found());
        return problems.hasErrors() ? Optional.empty() : subset;
    }

    /** The signatures of all expressions, by name. */
    public List<Signature> expressions() {
        return library.expressions().stream()
                .map(name -> library.expression(name).orElseThrow().signature())
                .toList();
    }

    /** The signatures of all transforms, by name. */
    public List<Signature> transforms() {
        return library.transforms().stream()
                .map(name -> library.transform(name).orElseThrow().signature())
                .toList();
    }

    private Map<String, Node.Block> parse(JsonNode config, CompileContext context, Problems problems) {
        var blocks = new LinkedHashMap<String, Node.Block>();
        if (!config.isDict()) {
            problems.error(LanguageCode.DTL_MALFORMED, config.place(), "a transform must be a dictionary", "");
            return blocks;
        }
        config.members().forEach((name, member) -> {
            if (!KNOWN.contains(name)) {
                problems.warning(
                        LanguageCode.DTL_MALFORMED,
                        member.place(),
                        "a transform has no such property name=" + name,
                        Nearest.fix(name, KNOWN));
            }
        });
        JsonNode rules = config.members().get("rules");
        if (rules == null || !rules.isDict() || !rules.members().containsKey(DEFAULT)) {
            problems.error(
                    LanguageCode.DTL_MALFORMED,
                    rules == null ? config.place() : rules.place(),
                    "a transform needs rules, and one of them named default",
                    "write \"rules\": {\"default\": [[\"copy\", \"*\"]]}");
            return blocks;
        }
        var parser = new Parser(library, context, problems, rules.members().keySet());
        rules.members().forEach((name, rule) -> blocks.put(name, parser.block(rule, Scope.RULE)));
        return blocks;
    }

    private static boolean flag(JsonNode config, String name) {
        JsonNode member = config.members().get(name);
        return member == null || Values.isTrue(member.value());
    }
}
