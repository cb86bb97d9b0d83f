package io.perseid.language;

import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.fault.Place;
import java.util.stream.Collectors;

/** A part of a rule as canonical JSON text, with one variable for the entity it is about. */
final class NodeText {
    private NodeText() {}

    /** The text; every source and alias becomes {@code _S}. */
    static String of(Node node) {
        return switch (node) {
            case Node.Literal(Place _, StringValue text)
            when PathText.parse(text.value()).isPresent() -> "[\"literal\", " + TransitText.of(text) + "]";
            case Node.Literal(Place _, Value value) -> TransitText.of(value);
            case Node.Path path -> TransitText.of(new StringValue(path(path)));
            case Node.Call call ->
                call.arguments().stream()
                        .filter(argument -> !(argument instanceof Node.Absent))
                        .map(NodeText::of)
                        .collect(Collectors.joining(
                                "", "[\"" + call.function().signature().name() + "\"", "]"))
                        .replaceFirst("(?<=^\\[\"[^\"]{1,40}\")(?=[^\\]])", ", ");
            case Node.Template template ->
                template.members().entrySet().stream()
                        .map(e -> TransitText.of(new StringValue(e.getKey())) + ": " + of(e.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case Node.Absent _, Node.Hop _, Node.Act _, Node.Block _, Node.RuleName _ -> "null";
        };
    }

    private static String path(Node.Path path) {
        var text = new StringBuilder(path.base() instanceof Base.CurrentBase ? "_." : "_S.");
        for (int i = 0; i < path.steps().size(); i++) {
            text.append(i == 0 ? "" : ".").append(step(path.steps().get(i)));
        }
        return text.toString();
    }

    private static String step(String name) {
        return name.indexOf('.') >= 0 || name.startsWith("'") ? "'" + name.replace("'", "''") + "'" : name;
    }
}
