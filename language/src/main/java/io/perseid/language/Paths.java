package io.perseid.language;

import io.perseid.entity.EncodedPath;
import io.perseid.entity.ListValue;
import io.perseid.entity.NiValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Compiles paths: names are resolved once, so that running one is a look-up for each step. */
final class Paths {
    private static final String IDS = "$ids";

    private final PropertyNames names;
    private final @Nullable Slots slots;
    private @Nullable Slots current;

    /** Compiles paths; those from the source get numbers if there are slots for them. */
    Paths(PropertyNames names, @Nullable Slots slots) {
        this.names = names;
        this.slots = slots;
    }

    /** From here on paths from {@code _} get numbers of these; answers what they got before. */
    @Nullable
    Slots within(@Nullable Slots slotsOfCurrent) {
        Slots before = current;
        current = slotsOfCurrent;
        return before;
    }

    Expression compile(Node.Path path) {
        Expression plain = plain(path);
        if (path.base() instanceof Base.CurrentBase && current != null && !names.areQualified()) {
            return ofCurrent(path, plain, current);
        }
        if (slots == null || !isFixed(path)) {
            return plain;
        }
        OptionalInt slot = slots.of(names.full(path.steps().getFirst()));
        return slot.isPresent()
                ? new SourcePath(
                        slot.getAsInt(),
                        new EncodedPath(path.steps().subList(1, path.steps().size())),
                        plain)
                : plain;
    }

    private static Expression ofCurrent(Node.Path path, Expression plain, Slots slots) {
        if (path.steps().isEmpty()) {
            return plain;
        }
        OptionalInt slot = slots.of(path.steps().getFirst());
        return slot.isPresent()
                ? new CurrentPath(
                        slot.getAsInt(),
                        new EncodedPath(path.steps().subList(1, path.steps().size())),
                        new EncodedPath(path.steps()),
                        plain)
                : plain;
    }

    /** Whether it is a path from the rule's own source that means one name at each step, and none that is reserved. */
    private boolean isFixed(Node.Path path) {
        return path.base() instanceof Base.SourceBase(int ups)
                && ups == 0
                && !path.steps().isEmpty()
                && !path.steps().getFirst().startsWith("_")
                && (names.areQualified()
                        ? path.steps().size() == 1
                                && names.isFull(path.steps().getFirst())
                                && !path.steps().getFirst().equals(IDS)
                                && !names.full(path.steps().getFirst()).startsWith("_")
                        : true);
    }

    private Expression plain(Node.Path path) {
        Origin origin = Origin.of(path.base());
        if (path.steps().isEmpty()) {
            return origin::whole;
        }
        Expression first = first(origin, path.steps().getFirst());
        return path.steps().size() == 1 ? first : rest(first, path.steps());
    }

    private Expression first(Origin origin, String name) {
        if (name.equals(IDS) && names.areQualified()) {
            return frame -> ids(origin, frame);
        }
        if (!names.isFull(name)) {
            return frame -> Walk.get(origin.whole(frame), name, names);
        }
        String full = names.full(name);
        if (origin instanceof Origin.SourceOrigin(int ups) && ups == 0) {
            return frame -> frame.source().get(full);
        }
        if (origin instanceof Origin.AliasOrigin(int slot)) {
            return frame -> frame.alias(slot).get(full);
        }
        return frame -> origin.get(frame, full);
    }

    private Expression rest(Expression first, List<String> steps) {
        String[] after = steps.subList(1, steps.size()).toArray(String[]::new);
        if (names.areQualified()) {
            return frame -> {
                Value value = first.eval(frame);
                for (String name : after) {
                    value = Walk.get(value, name, names);
                }
                return value;
            };
        }
        return frame -> {
            Value value = first.eval(frame);
            for (String name : after) {
                value = Walk.get(value, name);
            }
            return value;
        };
    }

    /** The identities of an entity: those it lists, or else its id as an NI. */
    private Value ids(Origin origin, Frame frame) {
        Value listed = origin.get(frame, IDS);
        if (!listed.isNull() || !(origin.get(frame, "_id") instanceof StringValue(String id))) {
            return listed;
        }
        int colon = id.indexOf(':');
        return ListValue.of(
                colon < 0
                        ? new NiValue(names.identity(), id)
                        : new NiValue(id.substring(0, colon), id.substring(colon + 1)));
    }
}
