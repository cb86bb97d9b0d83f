package io.perseid.language;

import io.perseid.entity.DictBuilder;
import io.perseid.entity.DictValue;
import io.perseid.entity.ListValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import java.util.ArrayList;
import java.util.List;

/** What an expression at one place in a rule's line was, each time it was evaluated. Not thread-safe. */
final class ValueNote {
    private static final int MOST = 5;

    private final Node node;
    private final List<Value> shown = new ArrayList<>();
    private long times;
    private long timesTrue;
    private boolean lastTrue;

    ValueNote(Node node) {
        this.node = node;
    }

    /** It was this once more. */
    void add(Value value, Excerpt excerpt) {
        times++;
        lastTrue = Values.isTrue(value);
        timesTrue += lastTrue ? 1 : 0;
        if (shown.size() < MOST) {
            shown.add(excerpt.of(value));
        }
    }

    /** Whether it was true when it was evaluated last. */
    boolean wasTrue() {
        return lastTrue;
    }

    /** Whether it is a path, so that its value was read and not made. */
    boolean isRead() {
        return node instanceof Node.Path;
    }

    Node node() {
        return node;
    }

    Value last() {
        return shown.getLast();
    }

    DictValue toValue(String at, String text) {
        var dict = new DictBuilder()
                .put("at", new StringValue(at))
                .put("text", new StringValue(text))
                .put("read", Values.of(isRead()))
                .put("value", shown.getFirst());
        if (times > 1) {
            dict.put("values", ListValue.of(shown))
                    .put("times", Values.of(times))
                    .put("times_true", Values.of(timesTrue));
        }
        return dict.build();
    }
}
