package io.perseid.language;

import java.util.List;
import java.util.function.Predicate;

/**
 * What a transform does to the target, as far as that depends on names only and not on values: the target of a rule made
 * of moves can be put together from encoded parts without looking at it in between.
 */
public sealed interface Move {
    /** Copies the properties of the source, its id aside, whose names are wanted. */
    record Copied(Predicate<String> wanted) implements Move {}

    /** Copies a property of the source under another name. */
    record Renamed(String from, String to) implements Move {}

    /** Takes properties away. */
    record Removed(Predicate<String> unwanted) implements Move {}

    /** Sets a property, in its old place if it is there. */
    record Put(String name, Expression value) implements Move {}

    /** Sets a property if the value is not null. */
    record PutIfThere(String name, Expression value) implements Move {}

    /** Sets a property to a constant unless there is one of the name. */
    record PutIfAbsent(String name, Expression constant) implements Move {}

    /** Sets the id. */
    record Identified(Expression id) implements Move {}

    /** Ends the rule, filtered, if the condition is false. */
    record Stopped(Expression unless) implements Move {}

    /** Some moves or others. */
    record Chosen(Expression condition, List<Move> then, List<Move> otherwise) implements Move {
        /** The copied lists don't change. */
        public Chosen {
            then = List.copyOf(then);
            otherwise = List.copyOf(otherwise);
        }
    }
}
