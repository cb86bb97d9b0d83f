package io.perseid.language;

import io.perseid.entity.Item;
import io.perseid.entity.Value;
import io.perseid.entity.ValueWriter;
import java.util.function.Consumer;

/**
 * A compiled expression. Thread-safe: all that varies is in the frame.
 *
 * <p>Besides giving its value it can write it in encoded form, which some expressions do without making the value.
 */
@FunctionalInterface
public interface Expression {
    /** The value: null, one value, or a list. */
    Value eval(Frame frame);

    /** Writes what {@link #eval} would give. */
    default void write(Frame frame, ValueWriter out) {
        out.value(eval(frame));
    }

    /** Adds the strings that {@link #eval} would give to a text that is being written; other values are nothing. */
    default void writeText(Frame frame, ValueWriter out) {
        out.textOf(eval(frame));
    }

    /**
     * Hands over each value of the list that {@link #eval} would give, or the one value unless it is null.
     *
     * @return whether it is a list
     */
    default boolean each(Frame frame, Consumer<Item> action) {
        return new Item().each(eval(frame), action);
    }

    /** Whether what {@link #eval} would give is true. */
    default boolean test(Frame frame) {
        return Values.isTrue(eval(frame));
    }
}
