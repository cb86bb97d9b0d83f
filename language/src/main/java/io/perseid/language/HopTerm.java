package io.perseid.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A comparison in a join by which a dataset can be looked up: the side that refers to the dataset only, and the side
 * that gives the keys. Any value that both have in common makes it true.
 *
 * @param alias the dataset that is looked up
 * @param indexed the side of the dataset
 * @param key the other side
 * @param needed aliases that the other side refers to
 */
record HopTerm(Base.AliasBase alias, Node indexed, Node key, Set<Base.AliasBase> needed) {
    private static final String ID = "_id";

    /** The ways to use a term of a join: none if it is a mere condition, two if both sides are datasets of the join. */
    static List<HopTerm> of(Node term, HopSpec spec) {
        if (!(term instanceof Node.Call call)
                || !call.function().signature().name().equals("eq")) {
            return List.of();
        }
        Node left = call.arguments().get(0);
        Node right = call.arguments().get(1);
        var terms = new ArrayList<HopTerm>();
        of(left, right, spec).ifPresent(terms::add);
        of(right, left, spec).ifPresent(terms::add);
        return terms;
    }

    private static Optional<HopTerm> of(Node indexed, Node key, HopSpec spec) {
        References mine = References.of(indexed);
        References others = References.of(key);
        Set<Base.AliasBase> aliases = mine.aliases(spec);
        Set<Base.AliasBase> needed = others.aliases(spec);
        boolean one = mine.isPure() && mine.bases().size() == 1 && aliases.size() == 1;
        boolean other =
                needed.isEmpty() ? !others.bases().isEmpty() : others.bases().size() == 1;
        if (!one || !other || needed.containsAll(aliases)) {
            return Optional.empty();
        }
        return Optional.of(new HopTerm(aliases.iterator().next(), indexed, key, needed));
    }

    /** Whether the dataset is looked up by the ids of its entities. */
    boolean isById() {
        return isId(indexed);
    }

    /** Whether the expression is nothing but the id of an entity. */
    static boolean isId(Node node) {
        return node instanceof Node.Path path && path.steps().equals(List.of(ID));
    }
}
