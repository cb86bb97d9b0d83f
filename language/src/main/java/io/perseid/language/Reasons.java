package io.perseid.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Why a condition held or not: of an {@code and} the part that was false, of an {@code or} all parts, since one would have
 * been enough; and so on inwards.
 */
record Reasons(Map<String, ValueNote> values) {
    private static final Set<String> ENDING = Set.of("filter", "discard");

    /** The conditions that ended the rule at this line; none if it went on, or if the line has no condition. */
    List<ValueNote> of(Node.Act act, String outcome) {
        boolean ended =
                outcome.equals(RuleNote.word(Outcome.FILTERED)) || outcome.equals(RuleNote.word(Outcome.DISCARDED));
        var found = new ArrayList<ValueNote>();
        if (ended && ENDING.contains(act.function().signature().name())) {
            gather(act.arguments().getFirst(), false, found);
        }
        return List.copyOf(found);
    }

    /** Gathers the parts that made the condition what it was. */
    private void gather(Node condition, boolean was, List<ValueNote> found) {
        ValueNote note = values.get(condition.place().pointer());
        if (note == null || note.wasTrue() != was) {
            return;
        }
        String name = condition instanceof Node.Call call
                ? call.function().signature().name()
                : "";
        switch (name) {
            case "and" -> parts(condition, was, found);
            case "or" -> parts(condition, was, found);
            case "not" -> parts(condition, !was, found);
            default -> found.add(note);
        }
    }

    private void parts(Node condition, boolean was, List<ValueNote> found) {
        condition.children().forEach(child -> gather(child, was, found));
    }
}
