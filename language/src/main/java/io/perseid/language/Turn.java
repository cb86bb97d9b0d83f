package io.perseid.language;

import java.util.ArrayList;
import java.util.List;

/**
 * A move with the numbers of the value it makes and of the decision it takes, and the turns of its branches. Numbers go up
 * in the order of the rule.
 */
record Turn(Move move, int value, int decision, List<Turn> then, List<Turn> otherwise) {

    /** Whether the decision came out true. */
    boolean isTrue(long decisions) {
        return (decisions >>> decision & 1) != 0;
    }

    /** Numbers moves. Not thread-safe. */
    static final class Numbering {
        private final List<Expression> values = new ArrayList<>();
        private int decisions;
        private boolean decidesLate;
        private boolean identifies;
        private boolean copiesIdLater;

        /** The expressions of values by their numbers. */
        List<Expression> values() {
            return List.copyOf(values);
        }

        /** How many decisions there are. */
        int decisions() {
            return decisions;
        }

        /** Whether the id of the source may be copied over one that the rule has set. */
        boolean copiesIdLater() {
            return copiesIdLater;
        }

        /** Whether anything but a value has to be found out once the first value has been made. */
        boolean decidesLate() {
            return decidesLate;
        }

        List<Turn> of(List<Move> moves) {
            var turns = new ArrayList<Turn>();
            moves.forEach(move -> turns.add(of(move)));
            return List.copyOf(turns);
        }

        private Turn of(Move move) {
            return switch (move) {
                case Move.Put(String _, Expression value) -> turn(move, value(value), -1);
                case Move.PutIfAbsent(String _, Expression constant) -> {
                    decidesLate = true;
                    yield turn(move, value(constant), -1);
                }
                case Move.PutIfThere(String _, Expression value) -> {
                    decidesLate = true;
                    yield turn(move, value(value), decisions++);
                }
                case Move.Stopped _ -> {
                    decidesLate |= !values.isEmpty();
                    yield turn(move, -1, decisions++);
                }
                case Move.Chosen(Expression _, List<Move> then, List<Move> otherwise) -> {
                    decidesLate = true;
                    int decision = decisions++;
                    yield new Turn(move, -1, decision, of(then), of(otherwise));
                }
                case Move.Identified _ -> {
                    decidesLate = true;
                    identifies = true;
                    yield turn(move, -1, -1);
                }
                case Move.Copied _ -> {
                    copiesIdLater |= identifies;
                    yield turn(move, -1, -1);
                }
                case Move.Renamed _, Move.Removed _ -> turn(move, -1, -1);
            };
        }

        private static Turn turn(Move move, int value, int decision) {
            return new Turn(move, value, decision, List.of(), List.of());
        }

        private int value(Expression value) {
            values.add(value);
            return values.size() - 1;
        }
    }
}
