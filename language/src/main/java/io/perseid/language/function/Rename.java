package io.perseid.language.function;

import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.language.Arguments;
import io.perseid.language.Frame;
import io.perseid.language.Gather;
import io.perseid.language.Move;
import io.perseid.language.Outcome;
import io.perseid.language.PropertyNames;
import io.perseid.language.Signature;
import io.perseid.language.Step;
import io.perseid.language.Subject;
import io.perseid.language.TransformFunction;
import io.perseid.language.Values;
import java.util.List;
import java.util.Optional;

/** {@code rename}. */
final class Rename implements TransformFunction {
    @Override
    public Signature signature() {
        return Signature.of(
                "rename from to",
                "Copies a property of the source to the target under another name. With namespaces, one of each namespace unless the names say which.");
    }

    @Override
    public Step compile(Arguments arguments) {
        PropertyName from = PropertyName.written(arguments, 0);
        PropertyName to = PropertyName.written(arguments, 1);
        PropertyNames names = arguments.names();
        return frame -> {
            String old = from.in(frame);
            String other = to.in(frame);
            if (old != null && other != null) {
                rename(frame, old, other, names);
            }
            return Outcome.CONTINUE;
        };
    }

    @Override
    public Optional<List<Move>> moves(Arguments arguments) {
        if (arguments.names().areQualified()
                || arguments.constant(0).isEmpty()
                || arguments.constant(1).isEmpty()) {
            return Optional.empty();
        }
        Value from = Values.first(arguments.constant(0).get());
        Value to = Values.first(arguments.constant(1).get());
        if (!(from instanceof StringValue(String old)) || !(to instanceof StringValue(String other))) {
            return Optional.of(List.of());
        }
        return old.startsWith("_") || other.startsWith("_")
                ? Optional.empty()
                : Optional.of(List.of(new Move.Renamed(old, other)));
    }

    private static void rename(Frame frame, String from, String to, PropertyNames names) {
        Subject source = frame.source();
        if (!names.areQualified() && !from.startsWith("_")) {
            frame.target().copy(source.properties(), from, to);
            return;
        }
        List<String> meant = from.startsWith("_")
                ? source.has(from) ? List.of(from) : List.of()
                : names.meant(from, source.properties().names());
        if (names.isFull(to)) {
            var values = new Gather(false);
            meant.forEach(name -> values.addFlat(source.get(name)));
            if (meant.size() == 1) {
                AddProperty.set(frame, names.full(to), source.get(meant.getFirst()), names);
            } else if (!meant.isEmpty()) {
                AddProperty.set(frame, names.full(to), values.result(), names);
            }
        } else {
            meant.forEach(name -> frame.target().put(PropertyNames.namespace(name) + to, source.get(name)));
        }
    }
}
