package io.perseid.language;

import io.perseid.entity.Layout;
import io.perseid.entity.ValueWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Follows the turns of a rule the way that its decisions lead, and notes what becomes of each name. Not thread-safe. */
final class RecipeWriter {
    /** Where a property of the target comes from. */
    private sealed interface Source {
        /** From an entry of the source. */
        record Entry(int number) implements Source {}

        /** From a value that the rule makes. */
        record Made(int number) implements Source {}
    }

    private final Layout layout;
    private final long decisions;
    private final Map<String, Source> target = new LinkedHashMap<>();
    private boolean isStopped;

    RecipeWriter(Layout layout, long decisions) {
        this.layout = layout;
        this.decisions = decisions;
    }

    Recipe write(List<Turn> turns, int values) {
        follow(turns);
        var parts = new ArrayList<Recipe.Part>();
        target.forEach((name, source) -> add(parts, name, source));
        return new Recipe(layout, decisions, target.size(), isInOrder(parts, values), List.copyOf(parts));
    }

    private void follow(List<Turn> turns) {
        for (Turn turn : turns) {
            switch (turn.move()) {
                case Move.Copied(Predicate<String> wanted) -> copy(wanted);
                case Move.Renamed(String from, String to) -> rename(from, to);
                case Move.Removed(Predicate<String> unwanted) -> target.keySet().removeIf(unwanted);
                case Move.Put(String name, Expression _) -> target.put(name, new Source.Made(turn.value()));
                case Move.PutIfAbsent(String name, Expression _) ->
                    target.putIfAbsent(name, new Source.Made(turn.value()));
                case Move.PutIfThere(String name, Expression _) -> {
                    if (turn.isTrue(decisions)) {
                        target.put(name, new Source.Made(turn.value()));
                    }
                }
                case Move.Stopped _ -> isStopped = !turn.isTrue(decisions);
                case Move.Chosen _ -> follow(turn.isTrue(decisions) ? turn.then() : turn.otherwise());
                case Move.Identified _ -> {}
            }
            if (isStopped) {
                return;
            }
        }
    }

    private void copy(Predicate<String> wanted) {
        for (int i = 0; i < layout.names().size(); i++) {
            if (wanted.test(layout.names().get(i))) {
                target.put(layout.names().get(i), new Source.Entry(i));
            }
        }
    }

    private void rename(String from, String to) {
        int entry = layout.names().indexOf(from);
        if (entry >= 0) {
            target.put(to, new Source.Entry(entry));
        }
    }

    /** One more part; neighbours stay together. */
    private void add(List<Recipe.Part> parts, String name, Source source) {
        switch (source) {
            case Source.Made(int number) -> parts.add(new Recipe.Part.Made(encoded(name), number));
            case Source.Entry(int entry)
            when !layout.names().get(entry).equals(name) -> parts.add(new Recipe.Part.Renamed(encoded(name), entry));
            case Source.Entry(int entry)
            when !parts.isEmpty()
                    && parts.getLast() instanceof Recipe.Part.Copied(int first, int afterLast)
                    && afterLast == entry -> parts.set(parts.size() - 1, new Recipe.Part.Copied(first, entry + 1));
            case Source.Entry(int entry) -> parts.add(new Recipe.Part.Copied(entry, entry + 1));
        }
    }

    private static boolean isInOrder(List<Recipe.Part> parts, int values) {
        int next = 0;
        for (Recipe.Part part : parts) {
            if (part instanceof Recipe.Part.Made(byte[] _, int number) && number != next++) {
                return false;
            }
        }
        return next == values;
    }

    private static byte[] encoded(String name) {
        var writer = new ValueWriter();
        writer.string(name);
        return writer.toBytes();
    }
}
