package io.perseid.hub;

import io.perseid.entity.DictValue;
import io.perseid.entity.Json;
import io.perseid.entity.JsonForm;
import io.perseid.entity.JsonNode;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills environment variables into a configuration and chooses among alternatives. {@code "$ENV(name)"} alone becomes the variable's
 * value of whatever type; within a longer text it becomes its text. What is not chosen is not looked at.
 */
final class Substitution {
    private static final Pattern VARIABLE = Pattern.compile("\\$ENV\\(([^()]*)\\)");
    private static final Pattern SECRET = Pattern.compile("\\$SECRET\\(([^()]*)\\)");
    private static final String BLOCK = "$conditional_properties";

    private final DictValue variables;
    private final Problems problems;

    Substitution(DictValue variables, Problems problems) {
        this.variables = variables;
        this.problems = problems;
    }

    /** The node with everything filled in; what can't be is reported and left as it is. */
    JsonNode fill(JsonNode node) {
        if (node.isString()) {
            return text(node);
        }
        if (node.isList()) {
            return JsonNode.list(node.items().stream().map(this::fill).toList(), node.place());
        }
        if (node.isDict()) {
            return isConditional(node) ? chosen(node).orElse(node) : dict(node);
        }
        return node;
    }

    private JsonNode dict(JsonNode node) {
        Map<String, JsonNode> members = new LinkedHashMap<>();
        node.members().forEach((name, member) -> {
            if (name.equals(BLOCK) && member.isDict()) {
                chosen(member).ifPresent(block -> block.members().forEach(members::put));
            } else {
                members.put(name, fill(member));
            }
        });
        return node.withMembers(members);
    }

    private static boolean isConditional(JsonNode node) {
        return node.member("type")
                        .flatMap(JsonNode::asString)
                        .filter("conditional"::equals)
                        .isPresent()
                && node.has("alternatives");
    }

    private Optional<JsonNode> chosen(JsonNode node) {
        Optional<JsonNode> condition = node.member("condition").map(this::fill);
        Map<String, JsonNode> alternatives =
                node.member("alternatives").map(JsonNode::members).orElse(Map.of());
        String wanted = condition.map(found -> word(found.value())).orElse("");
        JsonNode alternative = alternatives.get(wanted);
        if (alternative == null) {
            problems.error(
                    HubCode.CONFIG_NO_ALTERNATIVE,
                    condition.map(JsonNode::place).orElse(node.place()),
                    condition.isEmpty()
                            ? "the property 'condition' is missing"
                            : "no alternative is named '" + wanted + "'",
                    Words.suggestion(wanted, alternatives.keySet()));
            return Optional.empty();
        }
        return Optional.of(fill(alternative));
    }

    private JsonNode text(JsonNode node) {
        String text = node.text();
        if (!text.contains("$ENV(")) {
            return node;
        }
        Matcher whole = VARIABLE.matcher(text);
        if (whole.matches()) {
            return variable(whole.group(1), node)
                    .map(value -> JsonNode.of(value, node.place()))
                    .orElse(node);
        }
        Matcher parts = VARIABLE.matcher(text);
        var filled = new StringBuilder();
        while (parts.find()) {
            String replacement =
                    variable(parts.group(1), node).map(Substitution::word).orElse(parts.group());
            parts.appendReplacement(filled, Matcher.quoteReplacement(replacement));
        }
        parts.appendTail(filled);
        return JsonNode.text(filled.toString(), node.place());
    }

    private Optional<Value> variable(String name, JsonNode node) {
        if (!variables.has(name)) {
            problems.error(
                    HubCode.CONFIG_UNKNOWN_VARIABLE,
                    node.place(),
                    "the environment variable '" + name + "' is not set",
                    Words.suggestion(name, variables.names()));
            return Optional.empty();
        }
        return Optional.of(variables.get(name));
    }

    private static String word(Value value) {
        return value instanceof StringValue text ? text.value() : Json.write(value, JsonForm.COMPATIBLE);
    }

    /** The node with secrets filled in; unknown ones are reported and left as they are. */
    static JsonNode secrets(JsonNode node, Map<String, String> secrets, Problems problems) {
        if (node.isList()) {
            return JsonNode.list(
                    node.items().stream()
                            .map(item -> secrets(item, secrets, problems))
                            .toList(),
                    node.place());
        }
        if (node.isDict()) {
            Map<String, JsonNode> members = new LinkedHashMap<>();
            node.members().forEach((name, member) -> members.put(name, secrets(member, secrets, problems)));
            return node.withMembers(members);
        }
        if (!node.isString() || !node.text().contains("$SECRET(")) {
            return node;
        }
        Matcher parts = SECRET.matcher(node.text());
        var filled = new StringBuilder();
        while (parts.find()) {
            String value = secrets.get(parts.group(1));
            if (value == null) {
                problems.error(
                        HubCode.CONFIG_UNKNOWN_SECRET,
                        node.place(),
                        "the secret '" + parts.group(1) + "' is not set",
                        Words.suggestion(parts.group(1), secrets.keySet()));
            }
            parts.appendReplacement(filled, Matcher.quoteReplacement(value == null ? parts.group() : value));
        }
        parts.appendTail(filled);
        return JsonNode.text(filled.toString(), node.place());
    }
}
