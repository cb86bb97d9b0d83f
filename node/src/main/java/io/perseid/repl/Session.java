package io.perseid.repl;

import io.perseid.entity.DictValue;
import io.perseid.entity.Json;
import io.perseid.entity.JsonNode;
import io.perseid.entity.Value;
import io.perseid.fault.Fault;
import io.perseid.fault.Place;
import io.perseid.language.Dtl;
import io.perseid.language.RuleText;
import io.perseid.language.TransitText;
import io.perseid.language.Trial;
import io.perseid.language.cases.DtlCases;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is there to try things out on: an entity, datasets and rules. Not thread-safe: one person. */
final class Session {
    private static final int WIDTH = 110;
    private static final Pattern PATH = Pattern.compile("(_[STPRB]?)\\.\\S*");

    private final Dtl dtl;
    private final DtlCases cases;
    private final Function<String, Origin> nodes;
    private final Map<String, JsonNode> rules = new LinkedHashMap<>();
    private final Map<String, JsonNode> datasets = new LinkedHashMap<>();
    private JsonNode source = empty();
    private Optional<Origin> origin = Optional.empty();

    /** A session without anything; the function connects to a node at an address. */
    Session(Dtl dtl, Function<String, Origin> nodes) {
        this.dtl = dtl;
        this.cases = new DtlCases(dtl);
        this.nodes = nodes;
    }

    Dtl dtl() {
        return dtl;
    }

    JsonNode source() {
        return source;
    }

    void source(JsonNode entity) {
        if (!entity.isDict()) {
            throw new Fault(ReplCode.REPL_COMMAND, "an entity is a dictionary", "found", entity.kind());
        }
        source = entity;
    }

    Map<String, JsonNode> rules() {
        return rules;
    }

    Map<String, JsonNode> datasets() {
        return datasets;
    }

    Optional<Origin> origin() {
        return origin;
    }

    void connect(String address) {
        origin = Optional.of(nodes.apply(address));
    }

    void open(Folder folder) {
        origin = Optional.of(folder);
    }

    /** What comes of an expression, a path or transforms. */
    String evaluate(String input) {
        String text = input.strip();
        JsonNode dtlText = PATH.matcher(text).matches()
                ? JsonNode.text(text, new Place(Carets.INPUT, "", 1, 1))
                : Json.parseLocated(input, Carets.INPUT);
        return isTransforms(dtlText) ? apply(transforms(dtlText)) : shown(cases.evaluate(example(dtlText)));
    }

    /** What a rule makes of the source. */
    String run(String rule) {
        JsonNode steps = Optional.ofNullable(rules.get(rule))
                .orElseThrow(() -> new Fault(ReplCode.REPL_MISSING, "there is no such rule", "rule", rule));
        return apply(steps);
    }

    private String apply(JsonNode steps) {
        Trial.Result result = cases.apply(example(steps));
        String emitted = result.emitted().stream()
                .map(entity -> "\nbeside it " + shown(entity))
                .collect(Collectors.joining());
        return result.target().map(Session::shown).orElse("nothing comes out") + emitted;
    }

    private JsonNode example(JsonNode dtlText) {
        var context = new LinkedHashMap<String, JsonNode>();
        context.put("rules", dict(rules));
        context.put("datasets", dict(datasets));
        return dict(Map.of("dtl", dtlText, "source", source, "context", dict(context)));
    }

    /** Transforms are a list of lists, or one call of a function that only transforms have. */
    private boolean isTransforms(JsonNode json) {
        if (!json.isList() || json.items().isEmpty()) {
            return false;
        }
        JsonNode first = json.items().getFirst();
        return first.isList() || first.isString() && isTransform(first.text());
    }

    private boolean isTransform(String name) {
        return dtl.transforms().stream().anyMatch(signature -> signature.name().equals(name))
                && dtl.expressions().stream()
                        .noneMatch(signature -> signature.name().equals(name));
    }

    private static JsonNode transforms(JsonNode json) {
        return json.items().getFirst().isList() ? json : JsonNode.list(List.of(json), json.place());
    }

    /** A value in transit form, in as many lines as it needs. */
    static String shown(Value value) {
        String line = TransitText.of(value);
        return line.length() <= WIDTH
                ? line
                : RuleText.of(Json.parseLocated(line, "")).stripTrailing();
    }

    static String shown(JsonNode json) {
        return RuleText.of(json).stripTrailing();
    }

    static JsonNode dict(Map<String, JsonNode> members) {
        return JsonNode.dict(members, Place.UNKNOWN);
    }

    private static JsonNode empty() {
        return JsonNode.of(DictValue.EMPTY, Place.UNKNOWN);
    }
}
