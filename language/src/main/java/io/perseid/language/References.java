package io.perseid.language;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which variables an expression refers to.
 *
 * @param bases what its paths start from; {@code _} within a function's argument is not counted
 * @param isPure whether the same variables always give the same value
 */
record References(Set<Base> bases, boolean isPure) {
    /** The references of a part of a rule. */
    static References of(Node node) {
        var bases = new LinkedHashSet<Base>();
        boolean pure = collect(node, false, bases);
        return new References(Collections.unmodifiableSet(bases), pure);
    }

    /** Whether it is always the same value. */
    boolean isClosed() {
        return isPure && bases.isEmpty();
    }

    /** The aliases among the bases that are of the given join. */
    Set<Base.AliasBase> aliases(HopSpec spec) {
        var aliases = new LinkedHashSet<Base.AliasBase>();
        for (Base base : bases) {
            if (base instanceof Base.AliasBase alias && spec.slots().containsValue(alias.slot())) {
                aliases.add(alias);
            }
        }
        return aliases;
    }

    private static boolean collect(Node node, boolean currentIsBound, Set<Base> bases) {
        return switch (node) {
            case Node.Literal _, Node.Absent _ -> true;
            case Node.Path path -> {
                if (!(currentIsBound && path.base() instanceof Base.CurrentBase)) {
                    bases.add(path.base());
                }
                yield true;
            }
            case Node.Call call ->
                arguments(call, currentIsBound, bases) && call.function().isPure();
            case Node.Template template -> {
                boolean pure = true;
                for (Node member : template.members().values()) {
                    pure &= collect(member, currentIsBound, bases);
                }
                yield pure;
            }
            case Node.Hop hop -> {
                hop.spec().where().forEach(term -> collect(term, currentIsBound, bases));
                hop.spec().template().ifPresent(template -> collect(template, currentIsBound, bases));
                yield false;
            }
            case Node.Act _, Node.Block _, Node.RuleName _ -> false;
        };
    }

    private static boolean arguments(Node.Call call, boolean currentIsBound, Set<Base> bases) {
        List<Parameter> parameters = call.function().signature().parameters();
        boolean pure = true;
        for (int i = 0; i < call.arguments().size(); i++) {
            Parameter parameter = parameters.get(Math.min(i, parameters.size() - 1));
            boolean binds = parameter.kind() == Parameter.Kind.FUNCTION;
            pure &= collect(call.arguments().get(i), currentIsBound || binds, bases);
        }
        return pure;
    }
}
