package io.perseid.language;

import io.perseid.entity.StringValue;
import java.util.List;
import java.util.Optional;

/** What transforms read that name properties of the source without a path. */
final class CopiedFrom {
    private CopiedFrom() {}

    /** The path of the source's property that a line made this property of; empty if its paths tell it. */
    static Optional<String> path(Node.Act act, String property) {
        List<Node> arguments = act.arguments();
        return switch (act.function().signature().name()) {
            case "copy" -> Optional.of(path(property));
            case "rename" -> named(arguments.get(0));
            case "make-ni" -> named(arguments.get(1));
            default -> Optional.empty();
        };
    }

    private static Optional<String> named(Node node) {
        return node instanceof Node.Literal(var _, StringValue(String name))
                ? Optional.of(path(name))
                : Optional.empty();
    }

    private static String path(String name) {
        boolean plain = name.indexOf('.') < 0 && !name.startsWith("'");
        return "_S." + (plain ? name : "'" + name.replace("'", "''") + "'");
    }
}
