package io.perseid.language;

import io.perseid.entity.DictBuilder;
import io.perseid.entity.DictValue;
import io.perseid.entity.ListValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one line of a rule did for one entity. Not thread-safe. */
final class LineNote {
    private static final int MOST_APPLIED = 20;
    private static final int MOST_JOINS = 20;
    private static final int MOST_CREATED = 20;
    private static final int MOST_LINE = 2000;
    private static final int MOST_PART = 200;

    private final Node.Act act;
    private final int number;
    private final Map<String, ValueNote> values = new LinkedHashMap<>();
    private final List<JoinNote> joins = new ArrayList<>();
    private final List<RuleNote> applied = new ArrayList<>();
    private final List<LineNote> lines = new ArrayList<>();
    private final List<DictValue> changes = new ArrayList<>();
    private final List<Value> created = new ArrayList<>();
    private long moreJoins;
    private long moreApplied;
    private long moreCreated;
    private String outcome = "continued";
    private DictValue failure = DictValue.EMPTY;

    LineNote(Node.Act act, int number) {
        this.act = act;
        this.number = number;
    }

    Node.Act act() {
        return act;
    }

    int number() {
        return number;
    }

    /** Lines of branches, within this one. */
    void add(LineNote inner) {
        lines.add(inner);
    }

    /** What an expression in it was once more. */
    void value(Node node, Value value, Excerpt excerpt) {
        values.computeIfAbsent(node.place().pointer(), _ -> new ValueNote(node)).add(value, excerpt);
    }

    /** One more look-up; of many, the others are only counted. */
    void join(JoinNote join) {
        if (joins.size() < MOST_JOINS) {
            joins.add(join);
        } else {
            moreJoins++;
        }
    }

    void created(Value entity) {
        if (created.size() < MOST_CREATED) {
            created.add(entity);
        } else {
            moreCreated++;
        }
    }

    /** A rule that it applied is done; gives whether that is kept. Of many, the first ones are, and what fails. */
    boolean applied(RuleNote rule) {
        if (applied.size() < MOST_APPLIED || rule.hasFailed()) {
            return applied.add(rule);
        }
        moreApplied++;
        return false;
    }

    void changed(DictValue change) {
        changes.add(change);
    }

    void ended(Outcome how) {
        outcome = RuleNote.word(how);
    }

    void failed(DictValue why) {
        outcome = RuleNote.FAILED;
        failure = why;
    }

    DictValue toValue(RuleLines text, Excerpt excerpt) {
        var dict = new DictBuilder()
                .put("n", Values.of(number))
                .put("text", new StringValue(excerpt.of(text.text(act.place()), MOST_LINE)))
                .put("file", new StringValue(act.place().file()))
                .put("pointer", new StringValue(act.place().pointer()))
                .put("line", Values.of(act.place().line()))
                .put("column", Values.of(act.place().column()))
                .put("outcome", new StringValue(outcome));
        put(
                dict,
                "why",
                new Reasons(values)
                        .of(act, outcome).stream()
                                .<Value>map(note -> part(note, text, excerpt))
                                .toList());
        put(dict, "changes", changes);
        put(
                dict,
                "values",
                values.values().stream()
                        .<Value>map(note -> part(note, text, excerpt))
                        .toList());
        put(dict, "joins", joins.stream().<Value>map(JoinNote::toValue).toList());
        more(dict, "joins_more", moreJoins);
        put(
                dict,
                "applied",
                applied.stream().<Value>map(rule -> rule.toValue(text, excerpt)).toList());
        more(dict, "applied_more", moreApplied);
        put(
                dict,
                "lines",
                lines.stream().<Value>map(line -> line.toValue(text, excerpt)).toList());
        put(dict, "created", created);
        more(dict, "created_more", moreCreated);
        if (!failure.isEmpty()) {
            dict.put("failure", failure);
        }
        return dict.build();
    }

    private DictValue part(ValueNote note, RuleLines text, Excerpt excerpt) {
        return note.toValue(
                RuleLines.within(act, note.node().place().pointer()),
                excerpt.of(text.text(note.node().place()), MOST_PART));
    }

    private static void put(DictBuilder dict, String name, List<? extends Value> values) {
        if (!values.isEmpty()) {
            dict.put(name, ListValue.of(List.copyOf(values)));
        }
    }

    private static void more(DictBuilder dict, String name, long count) {
        if (count > 0) {
            dict.put(name, Values.of(count));
        }
    }
}
