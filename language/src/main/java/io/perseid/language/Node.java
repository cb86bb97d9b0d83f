package io.perseid.language;

import io.perseid.entity.Value;
import io.perseid.fault.Place;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A part of a rule, read and checked but not yet compiled. */
sealed interface Node {
    /** Where it stands in the configuration. */
    Place place();

    /** The parts it is made of. */
    default List<Node> children() {
        return switch (this) {
            case Literal _, Path _, Absent _, RuleName _ -> List.of();
            case Call call -> call.arguments();
            case Act act -> act.arguments();
            case Block block -> block.acts();
            case Template template -> List.copyOf(template.members().values());
            case Hop hop ->
                Stream.concat(hop.spec().where().stream(), hop.spec().template().stream())
                        .toList();
        };
    }

    /** A value. */
    record Literal(Place place, Value value) implements Node {}

    /** A path from a variable; no steps for all of what the variable stands for. */
    record Path(Place place, Base base, List<String> steps) implements Node {}

    /** A function that gives a value. An argument for each parameter, then those that are repeated. */
    record Call(Place place, ExpressionFunction function, List<Node> arguments) implements Node {}

    /** A function that works on the target. */
    record Act(Place place, TransformFunction function, List<Node> arguments) implements Node {}

    /** An argument that is left out. */
    record Absent(Place place) implements Node {}

    /** Transforms, one after the other; each an {@link Act}. */
    record Block(Place place, List<Node> acts) implements Node {}

    /** The name of a rule. */
    record RuleName(Place place, String name) implements Node {}

    /** A dictionary with expressions as values. */
    record Template(Place place, Map<String, Node> members) implements Node {}

    /** A join. */
    record Hop(Place place, HopSpec spec) implements Node {}
}
