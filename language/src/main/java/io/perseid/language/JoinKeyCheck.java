package io.perseid.language;

import io.perseid.entity.DictValue;
import io.perseid.entity.Entity;
import io.perseid.entity.EntityId;
import io.perseid.entity.Value;
import io.perseid.fault.Fault;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds joins of what is missing. Null is never a key, but an expression such as {@code ["concat", "_S.first",
 * "_S.last"]} gives the same text for all entities that have neither: these would all join each other.
 */
final class JoinKeyCheck {
    private static final Entity EMPTY = Entity.of(new EntityId(""), DictValue.EMPTY);
    private static final String ID = "_id";

    private final Problems problems;
    private final JoinKeys keys;

    JoinKeyCheck(Problems problems, CompileContext context) {
        this.problems = problems;
        this.keys = new JoinKeys(context);
    }

    void check(HopSpec spec) {
        for (Node term : HopPlanner.terms(spec.where())) {
            List<HopTerm> ways = HopTerm.of(term, spec);
            if (!ways.isEmpty()) {
                check(term, ways.getFirst());
            }
        }
    }

    private void check(Node term, HopTerm way) {
        var common = new ArrayList<>(blank(way.indexed()));
        common.retainAll(blank(way.key()));
        if (!common.isEmpty()) {
            problems.warning(
                    LanguageCode.DTL_HOPS_BLANK_KEY,
                    term.place(),
                    "entities without the values of this join all have the same key, and join each other key="
                            + TransitText.of(common.getFirst()),
                    "use [\"tuples\", …] for several values, or [\"if\", [\"is-not-null\", …], …]");
        }
    }

    /** The keys of a side for an entity that has nothing. */
    private List<Value> blank(Node side) {
        if (References.of(side).bases().size() != 1 || side instanceof Node.Path || usesId(side)) {
            return List.of();
        }
        try {
            return keys.index(side).keys(EMPTY);
        } catch (Fault _) {
            return List.of();
        }
    }

    private static boolean usesId(Node node) {
        return node instanceof Node.Path path
                        && (path.steps().isEmpty() || path.steps().getFirst().equals(ID))
                || node.children().stream().anyMatch(JoinKeyCheck::usesId);
    }
}
