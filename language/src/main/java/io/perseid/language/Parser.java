package io.perseid.language;

import io.perseid.entity.JsonNode;
import io.perseid.entity.NullValue;
import io.perseid.entity.StringValue;
import io.perseid.fault.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads rules: JSON becomes a tree of {@link Node}s, and whatever can't be a rule becomes a problem with its place.
 * Goes on after a mistake, to find all of them. Not thread-safe: one compilation.
 */
final class Parser {
    private static final String SECRET = "$SECRET(";
    private static final List<String> VARIABLES = List.of("_S", "_T", "_P", "_R", "_B");

    private final Library library;
    private final CompileContext context;
    private final Problems problems;
    private final Set<String> rules;
    private final HopsParser hops;

    Parser(Library library, CompileContext context, Problems problems, Set<String> rules) {
        this.library = library;
        this.context = context;
        this.problems = problems;
        this.rules = rules;
        this.hops = new HopsParser(this, context, problems);
    }

    /** One transform or a list of them. */
    Node.Block block(JsonNode json, Scope scope) {
        if (!json.isList()) {
            problems.error(LanguageCode.DTL_MALFORMED, json.place(), "a transform must be a list", wrapped(json));
            return new Node.Block(json.place(), List.of());
        }
        List<JsonNode> items = json.items();
        if (!items.isEmpty() && items.getFirst().isString()) {
            return new Node.Block(json.place(), act(json, scope).stream().toList());
        }
        var acts = new ArrayList<Node>();
        for (JsonNode item : items) {
            act(item, scope).ifPresent(acts::add);
        }
        return new Node.Block(json.place(), List.copyOf(acts));
    }

    private Optional<Node> act(JsonNode json, Scope scope) {
        return name(json, "a transform").flatMap(name -> {
            Optional<TransformFunction> function = library.transform(name);
            if (function.isEmpty()) {
                unknown(
                        json,
                        name,
                        "transform",
                        library.transforms(),
                        library.expression(name).isPresent());
                return Optional.empty();
            }
            return arguments(json, function.get().signature(), scope)
                    .map(arguments -> new Node.Act(json.place(), function.get(), arguments));
        });
    }

    /** An expression. What is wrong with it becomes a problem, and null stands for it. */
    Node expression(JsonNode json, Scope scope) {
        if (json.isString()) {
            return text(json, scope);
        }
        if (!json.isList()) {
            warnIfEvaluated(json);
            return new Node.Literal(json.place(), json.value());
        }
        return name(json, "an expression")
                .flatMap(name -> call(json, name, scope))
                .orElse(nothing(json));
    }

    private Optional<Node> call(JsonNode json, String name, Scope scope) {
        Optional<ExpressionFunction> function = library.expression(name);
        if (function.isEmpty()) {
            unknown(
                    json,
                    name,
                    "function",
                    library.expressions(),
                    library.transform(name).isPresent());
            return Optional.empty();
        }
        return arguments(json, function.get().signature(), scope)
                .map(arguments -> new Node.Call(json.place(), function.get(), arguments));
    }

    private void unknown(JsonNode json, String name, String kind, Set<String> known, boolean isOther) {
        Place place = json.items().getFirst().place();
        if (isOther) {
            problems.error(
                    LanguageCode.DTL_WRONG_KIND,
                    place,
                    kind.equals("function")
                            ? "a transform where an expression is expected name=" + name
                            : "an expression where a transform is expected name=" + name,
                    kind.equals("function") ? "" : "set a property with [\"add\", name, expression]");
        } else {
            problems.error(
                    LanguageCode.DTL_UNKNOWN_FUNCTION,
                    place,
                    "there is no such " + kind + " name=" + name,
                    Nearest.fix(name, known));
        }
    }

    private Optional<String> name(JsonNode json, String what) {
        if (json.isList() && !json.items().isEmpty() && json.items().getFirst().isString()) {
            return Optional.of(json.items().getFirst().text());
        }
        problems.error(
                LanguageCode.DTL_MALFORMED,
                json.place(),
                what + " must be a list that begins with the name of a function",
                json.isList() ? "write [\"list\", …] for a list of values" : wrapped(json));
        return Optional.empty();
    }

    private static String wrapped(JsonNode json) {
        return json.isString() ? "write [\"" + json.text() + "\", …]" : "write [\"name\", …]";
    }

    private Optional<List<Node>> arguments(JsonNode json, Signature signature, Scope scope) {
        List<JsonNode> given = json.items().subList(1, json.items().size());
        if (given.size() < signature.least() || given.size() > signature.most()) {
            problems.error(
                    LanguageCode.DTL_ARGUMENT_COUNT,
                    json.place(),
                    "wrong number of arguments function=%s wanted=%s found=%d"
                            .formatted(signature.name(), signature.count(), given.size()),
                    "write " + signature);
            return Optional.empty();
        }
        var arguments = new ArrayList<Node>();
        int next = 0;
        List<Boolean> present = signature.given(given.size());
        for (int i = 0; i < present.size(); i++) {
            Parameter parameter = signature.parameters().get(i);
            arguments.add(
                    present.get(i)
                            ? argument(given.get(next++), parameter.kind(), scope)
                            : new Node.Absent(json.place()));
        }
        for (int i = next; i < given.size(); i++) {
            Parameter.Kind kind = signature.parameters().getLast().kind();
            arguments.add(argument(given.get(i), kindWithin(kind, i - next, given.size() - next), scope));
        }
        return Optional.of(List.copyOf(arguments));
    }

    /** Branches are conditions and transforms in turn; a last one without a condition is transforms. */
    private static Parameter.Kind kindWithin(Parameter.Kind kind, int index, int count) {
        if (kind != Parameter.Kind.BRANCHES) {
            return kind;
        }
        return index % 2 == 0 && index < count - 1 ? Parameter.Kind.VALUE : Parameter.Kind.STEPS;
    }

    private Node argument(JsonNode json, Parameter.Kind kind, Scope scope) {
        return switch (kind) {
            case VALUE -> expression(json, scope);
            case FUNCTION -> expression(json, scope.withCurrent());
            case SECRET -> expression(json, scope.withSecrets());
            case LITERAL -> new Node.Literal(json.place(), json.value());
            case RULE -> rule(json);
            case DATASET -> dataset(json);
            case HOPS -> hops.hop(json, scope);
            case STEPS, BRANCHES -> block(json, scope);
        };
    }

    private Node rule(JsonNode json) {
        if (!json.isString()) {
            problems.error(LanguageCode.DTL_ARGUMENT, json.place(), "the name of a rule must be a string", "");
            return nothing(json);
        }
        if (!rules.contains(json.text())) {
            problems.error(
                    LanguageCode.DTL_UNKNOWN_RULE,
                    json.place(),
                    "there is no such rule name=" + json.text(),
                    Nearest.fix(json.text(), rules));
        }
        return new Node.RuleName(json.place(), json.text());
    }

    private Node dataset(JsonNode json) {
        if (!json.isString()) {
            problems.error(LanguageCode.DTL_ARGUMENT, json.place(), "the name of a dataset must be a string", "");
            return nothing(json);
        }
        return new Node.Literal(json.place(), new StringValue(json.text()));
    }

    private Node text(JsonNode json, Scope scope) {
        String text = json.text();
        if (text.startsWith(SECRET) && text.endsWith(")") && scope.hasSecrets()) {
            return secret(json, text.substring(SECRET.length(), text.length() - 1));
        }
        if (VARIABLES.contains(text)) {
            problems.warning(
                    LanguageCode.DTL_UNKNOWN_VARIABLE,
                    json.place(),
                    "this is plain text: all of what a variable stands for has a dot after it found=" + text,
                    "write \"" + text + ".\", or [\"literal\", \"" + text + "\"] if the text is meant");
        }
        Optional<Node> path = PathText.parse(text).flatMap(parsed -> path(json, parsed, scope));
        return path.orElseGet(() -> new Node.Literal(json.place(), json.value()));
    }

    private Node secret(JsonNode json, String name) {
        Optional<String> value = context.secrets().apply(name);
        if (value.isEmpty()) {
            problems.error(
                    LanguageCode.DTL_UNKNOWN_SECRET,
                    json.place(),
                    "there is no such secret name=" + name,
                    "set it before the configuration is loaded");
        }
        return new Node.Literal(json.place(), new StringValue(value.orElse("")));
    }

    private Optional<Node> path(JsonNode json, PathText path, Scope scope) {
        Integer slot = scope.aliases().get(path.variable());
        if (slot != null) {
            return Optional.of(new Node.Path(json.place(), new Base.AliasBase(path.variable(), slot), path.names()));
        }
        return switch (path.variable()) {
            case "_S" -> Optional.of(new Node.Path(json.place(), new Base.SourceBase(0), path.names()));
            case "_T" -> Optional.of(new Node.Path(json.place(), new Base.TargetBase(0), path.names()));
            case "_B" -> Optional.of(new Node.Path(json.place(), new Base.ParametersBase(), path.names()));
            case "_P" -> Optional.of(outer(json, 1, path.names()));
            case "_R" -> Optional.of(outer(json, Base.OUTERMOST, path.names()));
            case "_" -> Optional.of(current(json, path, scope));
            default -> {
                warnOfVariable(json, path, scope);
                yield Optional.empty();
            }
        };
    }

    private Node outer(JsonNode json, int ups, List<String> names) {
        if (names.isEmpty()) {
            return new Node.Path(json.place(), new Base.ParentBase(ups), names);
        }
        List<String> rest = names.subList(1, names.size());
        return switch (names.getFirst()) {
            case "_S" -> new Node.Path(json.place(), new Base.SourceBase(ups), rest);
            case "_T" -> new Node.Path(json.place(), new Base.TargetBase(ups), rest);
            case "_P" -> outer(json, ups == Base.OUTERMOST ? ups : ups + 1, rest);
            default -> {
                problems.error(
                        LanguageCode.DTL_UNKNOWN_VARIABLE,
                        json.place(),
                        "a context has _S, _T and _P only found=" + names.getFirst(),
                        "write _P._S." + String.join(".", names));
                yield nothing(json);
            }
        };
    }

    private Node current(JsonNode json, PathText path, Scope scope) {
        if (!scope.hasCurrent()) {
            problems.error(
                    LanguageCode.DTL_NO_CURRENT_VALUE,
                    json.place(),
                    "_ is there only inside of a function such as that of map or filter found=" + json.text(),
                    "did you mean \"_S." + String.join(".", path.names()) + "\"?");
        }
        return new Node.Path(json.place(), new Base.CurrentBase(), path.names());
    }

    private void warnOfVariable(JsonNode json, PathText path, Scope scope) {
        boolean looksLikeVariable = path.variable().matches("_[A-Za-z]");
        boolean looksLikeAlias = !scope.aliases().isEmpty() && json.text().matches("[A-Za-z]\\w*\\.[\\w$.:']+");
        if (looksLikeVariable || looksLikeAlias) {
            var known = new ArrayList<>(scope.aliases().keySet());
            known.addAll(VARIABLES);
            problems.warning(
                    LanguageCode.DTL_UNKNOWN_VARIABLE,
                    json.place(),
                    "there is no such variable, so this is plain text found=" + json.text(),
                    Nearest.fix(path.variable(), known));
        }
    }

    private void warnIfEvaluated(JsonNode json) {
        if (json.isDict() && json.members().values().stream().anyMatch(this::looksEvaluated)) {
            problems.warning(
                    LanguageCode.DTL_NOT_EVALUATED,
                    json.place(),
                    "a dictionary is taken as it is: what looks like an expression in it is not evaluated",
                    "write [\"dict\", key, value, …], or [\"literal\", …] if that is meant");
        }
    }

    private boolean looksEvaluated(JsonNode json) {
        if (json.isString()) {
            return json.text().matches("_[STPRB]\\..*");
        }
        return json.isList()
                && json.items().size() > 1
                && json.items().getFirst().isString()
                && library.expression(json.items().getFirst().text()).isPresent()
                && json.items().stream().skip(1).anyMatch(this::looksEvaluated);
    }

    private static Node nothing(JsonNode json) {
        return new Node.Literal(json.place(), NullValue.NULL);
    }
}
