package io.perseid.language;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;

/** Makes a tree of rules simpler without changing what it does: each rewrite in turn, on each part, inner parts first. */
final class Rewriter {
    /** All rewrites, in the order they are tried. */
    static final Rewriter STANDARD = new Rewriter(List.of(new FoldConstants()));

    /** Leaves every rule as it is written. */
    static final Rewriter NONE = new Rewriter(List.of());

    private final List<Rewrite> rewrites;

    Rewriter(List<Rewrite> rewrites) {
        this.rewrites = List.copyOf(rewrites);
    }

    Node.Block rewrite(Node.Block block, CompileContext context) {
        return (Node.Block) node(block, context);
    }

    private Node node(Node node, CompileContext context) {
        Node result = inner(node, context);
        for (Rewrite rewrite : rewrites) {
            result = rewrite.apply(result, context);
        }
        return result;
    }

    private Node inner(Node node, CompileContext context) {
        return switch (node) {
            case Node.Literal _, Node.Path _, Node.Absent _, Node.RuleName _ -> node;
            case Node.Call call -> new Node.Call(call.place(), call.function(), nodes(call.arguments(), context));
            case Node.Act act -> new Node.Act(act.place(), act.function(), nodes(act.arguments(), context));
            case Node.Block block -> new Node.Block(block.place(), nodes(block.acts(), context));
            case Node.Template template -> {
                var members = new LinkedHashMap<String, Node>();
                template.members().forEach((name, member) -> members.put(name, node(member, context)));
                yield new Node.Template(template.place(), Collections.unmodifiableMap(members));
            }
            case Node.Hop hop -> new Node.Hop(hop.place(), spec(hop.spec(), context));
        };
    }

    /** Terms of a join stay comparisons, since that is what makes them joins; only what they compare is rewritten. */
    private HopSpec spec(HopSpec spec, CompileContext context) {
        return new HopSpec(
                spec.datasets(),
                spec.slots(),
                spec.where().stream().map(term -> inner(term, context)).toList(),
                spec.returned(),
                spec.template().map(template -> node(template, context)),
                spec.recursion(),
                spec.subsets(),
                spec.tracked(),
                spec.trace());
    }

    private List<Node> nodes(List<Node> nodes, CompileContext context) {
        return nodes.stream().map(node -> node(node, context)).toList();
    }
}
