package io.perseid.language;

import io.perseid.entity.Item;
import io.perseid.entity.Value;
import io.perseid.entity.ValueWriter;

/**
 * An expression that is evaluated for one value after the other, with the value as {@code _}. Of an encoded dict it decodes
 * only what it reads.
 *
 * @param expression what is evaluated
 * @param site the number of the place where entries of the dicts are found; -1 if there is none
 */
public record ItemFunction(Expression expression, int site) {
    /** The value for the item. */
    public Value eval(Frame frame, Item item) {
        Frame.Current before = frame.enter(item, site);
        try {
            return expression.eval(frame);
        } finally {
            frame.leave(before);
        }
    }

    /** Writes the value for the item. */
    public void write(Frame frame, Item item, ValueWriter out) {
        Frame.Current before = frame.enter(item, site);
        try {
            expression.write(frame, out);
        } finally {
            frame.leave(before);
        }
    }

    /** Whether the value for the item is true. */
    public boolean test(Frame frame, Item item) {
        Frame.Current before = frame.enter(item, site);
        try {
            return expression.test(frame);
        } finally {
            frame.leave(before);
        }
    }
}
