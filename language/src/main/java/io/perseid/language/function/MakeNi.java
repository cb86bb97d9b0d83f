package io.perseid.language.function;

import io.perseid.entity.NiValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.Frame;
import io.perseid.language.Gather;
import io.perseid.language.Outcome;
import io.perseid.language.PropertyNames;
import io.perseid.language.Signature;
import io.perseid.language.Step;
import io.perseid.language.Subject;
import io.perseid.language.TransformFunction;
import io.perseid.language.Values;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code make-ni}. */
final class MakeNi implements TransformFunction {
    @Override
    public Signature signature() {
        return Signature.of(
                "make-ni namespace from [to]",
                "Sets a property of the target to the strings of a property of the source as identifiers in the namespace. Its name is that of the other one with -ni, unless to says another.");
    }

    @Override
    public Step compile(Arguments arguments) {
        Expression namespace = arguments.get(0);
        PropertyName from = PropertyName.written(arguments, 1);
        PropertyName to = PropertyName.written(arguments, 2);
        PropertyNames names = arguments.names();
        return frame -> {
            String name = from.in(frame);
            if (name != null && Values.first(namespace.eval(frame)) instanceof StringValue(String of)) {
                make(frame, of, name, to.in(frame), names);
            }
            return Outcome.CONTINUE;
        };
    }

    private static void make(Frame frame, String namespace, String from, @Nullable String to, PropertyNames names) {
        Mapper mapper = value -> value instanceof StringValue(String id) && namespace.indexOf(':') < 0
                ? new NiValue(namespace, id)
                : null;
        Subject source = frame.source();
        List<String> meant = source.has(from) && names.isFull(from)
                ? List.of(names.full(from))
                : names.meant(from, source.properties().names());
        var collected = new Gather(false);
        for (String name : meant) {
            Value made = mapper.mapAll(source.get(name));
            if (!Values.items(made).isEmpty()) {
                if (to == null) {
                    frame.target().put(name + "-ni", made);
                } else if (names.areQualified() && !names.isFull(to)) {
                    frame.target().put(PropertyNames.namespace(name) + to, made);
                } else {
                    collected.addFlat(made);
                }
            }
        }
        if (to != null && collected.size() > 0) {
            frame.target().put(names.full(to), collected.result());
        }
    }
}
