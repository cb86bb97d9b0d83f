package io.perseid.language;

import io.perseid.entity.BooleanValue;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.JsonNode;
import io.perseid.entity.NullValue;
import io.perseid.entity.Value;
import io.perseid.fault.Place;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the description of a join. Not thread-safe: one compilation. */
final class HopsParser {
    private static final Set<String> KNOWN = Set.of(
            "datasets",
            "where",
            "return",
            "recurse",
            "max_depth",
            "exclude_root",
            "subsets",
            "track-dependencies",
            "trace");
    private static final int USUAL_DEPTH = 10;

    private final Parser parser;
    private final CompileContext context;
    private final Problems problems;

    HopsParser(Parser parser, CompileContext context, Problems problems) {
        this.parser = parser;
        this.context = context;
        this.problems = problems;
    }

    Node hop(JsonNode json, Scope outside) {
        if (!json.isDict()) {
            malformed(json, "a join must be a dictionary", "write {\"datasets\": [\"orders o\"], \"where\": […]}");
            return new Node.Literal(json.place(), NullValue.NULL);
        }
        json.members().forEach((name, member) -> checkName(name, member));
        Map<String, String> datasets = datasets(json);
        var slots = new LinkedHashMap<String, Integer>();
        int next = outside.aliases().values().stream()
                .mapToInt(slot -> slot + 1)
                .max()
                .orElse(0);
        for (String alias : datasets.keySet()) {
            slots.put(alias, next++);
        }
        Scope scope = outside.withAliases(slots);
        List<String> returned = returned(json, slots);
        Optional<Node> template =
                member(json, "return").filter(_ -> returned.isEmpty()).map(value -> template(value, scope));
        var spec = new HopSpec(
                datasets,
                slots,
                where(json, scope),
                template.isEmpty() && returned.isEmpty() ? last(datasets) : returned,
                template,
                recursion(json),
                subsets(json, datasets),
                flag(json, "track-dependencies", true),
                member(json, "trace").map(JsonNode::text));
        return new Node.Hop(json.place(), spec);
    }

    private void checkName(String name, JsonNode member) {
        if (!KNOWN.contains(name)) {
            malformed(member, "a join has no such property name=" + name, Nearest.fix(name, KNOWN));
        }
    }

    private Map<String, String> datasets(JsonNode json) {
        var datasets = new LinkedHashMap<String, String>();
        List<JsonNode> given = member(json, "datasets")
                .filter(JsonNode::isList)
                .map(JsonNode::items)
                .orElse(List.of());
        if (given.isEmpty()) {
            malformed(json, "a join needs at least one dataset", "write \"datasets\": [\"orders o\"]");
        }
        for (JsonNode item : given) {
            String[] words = item.isString() ? item.text().strip().split("\\s+") : new String[0];
            if (words.length != 2) {
                malformed(item, "a dataset of a join is its name, a space and an alias", "write \"orders o\"");
            } else if (words[1].startsWith("_") || datasets.put(words[1], words[0]) != null) {
                malformed(item, "an alias must be a new name without underscore alias=" + words[1], "");
            }
        }
        return datasets;
    }

    private static List<String> last(Map<String, String> datasets) {
        return datasets.isEmpty()
                ? List.of()
                : List.of(List.copyOf(datasets.keySet()).getLast());
    }

    private List<Node> where(JsonNode json, Scope scope) {
        Optional<JsonNode> where = member(json, "where");
        if (where.isEmpty()) {
            malformed(json, "a join needs conditions", "write \"where\": [[\"eq\", \"_S._id\", \"o.customer\"]]");
            return List.of();
        }
        JsonNode terms = where.get();
        boolean isOne = !terms.isList()
                || terms.items().isEmpty()
                || terms.items().getFirst().isString();
        return (isOne ? List.of(terms) : terms.items())
                .stream().map(term -> parser.expression(term, scope)).toList();
    }

    /** The aliases to return if they are named; empty if there is an expression, or nothing. */
    private List<String> returned(JsonNode json, Map<String, Integer> slots) {
        Optional<JsonNode> value = member(json, "return").filter(JsonNode::isString);
        if (value.isEmpty()) {
            return List.of();
        }
        List<String> names = List.of(value.get().text().strip().split("\\s*,\\s*"));
        if (slots.keySet().containsAll(names)) {
            return names;
        }
        if (names.stream().allMatch(name -> name.matches("\\w+"))) {
            names.stream()
                    .filter(name -> !slots.containsKey(name))
                    .forEach(name -> malformed(
                            value.get(),
                            "there is no such alias to return alias=" + name,
                            Nearest.fix(name, slots.keySet())));
        }
        return List.of();
    }

    private Node template(JsonNode json, Scope scope) {
        if (!json.isDict()) {
            return parser.expression(json, scope);
        }
        var members = new LinkedHashMap<String, Node>();
        json.members().forEach((name, member) -> members.put(name, template(member, scope)));
        return new Node.Template(json.place(), Collections.unmodifiableMap(members));
    }

    private Optional<HopSpec.Recursion> recursion(JsonNode json) {
        boolean recurses = flag(json, "recurse", false);
        boolean excludesRoot = flag(json, "exclude_root", false);
        if (!recurses) {
            Stream.of("max_depth", "exclude_root")
                    .flatMap(name -> member(json, name).stream())
                    .forEach(member -> problems.warning(
                            LanguageCode.DTL_HOPS_MALFORMED,
                            member.place(),
                            "this means nothing in a join that is not recursive",
                            "add \"recurse\": true, or take it away"));
            return Optional.empty();
        }
        member(json, "return")
                .ifPresent(value -> malformed(value, "a join with recurse can't have return", "leave one of them out"));
        int depth = member(json, "max_depth").map(this::depth).orElse(USUAL_DEPTH);
        return Optional.of(new HopSpec.Recursion(depth, excludesRoot));
    }

    private int depth(JsonNode json) {
        Value value = json.value();
        if (value.isNull()) {
            return Integer.MAX_VALUE;
        }
        if (value instanceof IntegerValue number && number.isLong() && number.longValue() >= 0) {
            return (int) Math.min(number.longValue(), Integer.MAX_VALUE);
        }
        malformed(json, "max_depth must be a whole number or null", "");
        return USUAL_DEPTH;
    }

    private Map<String, Subset> subsets(JsonNode json, Map<String, String> datasets) {
        var subsets = new LinkedHashMap<String, Subset>();
        member(json, "subsets")
                .filter(JsonNode::isDict)
                .map(JsonNode::members)
                .orElse(Map.of())
                .forEach((alias, value) -> {
                    if (!datasets.containsKey(alias)) {
                        malformed(
                                value, "there is no such alias alias=" + alias, Nearest.fix(alias, datasets.keySet()));
                    } else {
                        subset(value, alias).ifPresent(subset -> subsets.put(alias, subset));
                    }
                });
        return subsets;
    }

    /** Reads {@code ["eq", expression, literal]}, in which {@code _S} or the alias is the entity. */
    Optional<Subset> subset(JsonNode json, String alias) {
        Scope scope = new Scope(false, false, alias.isEmpty() ? Map.of() : Map.of(alias, 0));
        if (parser.expression(json, scope) instanceof Node.Call call
                && call.function().signature().name().equals("eq")) {
            Node left = call.arguments().get(0);
            Node right = call.arguments().get(1);
            Node key = left instanceof Node.Literal ? left : right;
            Node indexed = left instanceof Node.Literal ? right : left;
            if (key instanceof Node.Literal(Place _, Value value) && !(indexed instanceof Node.Literal)) {
                return Optional.of(new Subset(new JoinKeys(context).index(indexed), Values.key(Values.first(value))));
            }
        }
        malformed(
                json,
                "a subset must compare an expression with a literal",
                "write [\"eq\", \"_S.category\", \"tank\"]");
        return Optional.empty();
    }

    private boolean flag(JsonNode json, String name, boolean otherwise) {
        Optional<JsonNode> member = member(json, name);
        if (member.isEmpty()) {
            return otherwise;
        }
        if (member.get().value() instanceof BooleanValue(boolean truth)) {
            return truth;
        }
        malformed(member.get(), name + " must be true or false", "");
        return otherwise;
    }

    private static Optional<JsonNode> member(JsonNode json, String name) {
        return Optional.ofNullable(json.members().get(name));
    }

    private void malformed(JsonNode json, String message, String fix) {
        problems.error(LanguageCode.DTL_HOPS_MALFORMED, json.place(), message, fix);
    }
}
