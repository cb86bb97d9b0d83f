package io.perseid.language;

import java.util.Collection;

/** Whether rules look at a target while it is being made. */
final class TargetUse {
    private TargetUse() {}

    /** Whether neither the rule looks at its target nor, from within, any of those it may apply. */
    static boolean isWriteOnly(Node rule, Collection<Node.Block> all) {
        return !looks(rule, 0) && all.stream().noneMatch(block -> looks(block, 1));
    }

    /** Whether a part looks at a target that is so many applications up, or more. */
    private static boolean looks(Node node, int up) {
        if (node instanceof Node.Path path) {
            return switch (path.base()) {
                case Base.TargetBase(int ups) -> ups >= up;
                case Base.ParentBase _ -> true;
                case Base.SourceBase _, Base.ParametersBase _, Base.CurrentBase _, Base.AliasBase _ -> false;
            };
        }
        return node.children().stream().anyMatch(child -> looks(child, up));
    }
}
