package io.perseid.language.function;

import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.Frame;
import io.perseid.language.Move;
import io.perseid.language.Outcome;
import io.perseid.language.PropertyNames;
import io.perseid.language.Signature;
import io.perseid.language.Step;
import io.perseid.language.Subject;
import io.perseid.language.TransformFunction;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** {@code copy}. */
final class Copy implements TransformFunction {
    @Override
    public Signature signature() {
        return Signature.of(
                "copy include [exclude]",
                "Copies properties of the source to the target: those whose names match one of the patterns, and none of those to exclude. * stands for any characters, ? for one.");
    }

    @Override
    public Step compile(Arguments arguments) {
        PropertyNames names = arguments.names();
        Optional<NamePatterns> include = arguments.constant(0).map(value -> NamePatterns.of(value, names));
        Optional<NamePatterns> exclude = arguments.constant(1).map(value -> NamePatterns.of(value, names));
        if (include.isPresent() && exclude.isPresent()) {
            return prepared(include.get(), exclude.get());
        }
        Expression included = arguments.get(0);
        Expression excluded = arguments.get(1);
        return frame ->
                copy(frame, NamePatterns.of(included.eval(frame), names), NamePatterns.of(excluded.eval(frame), names));
    }

    @Override
    public Optional<List<Move>> moves(Arguments arguments) {
        PropertyNames names = arguments.names();
        Optional<NamePatterns> include = arguments.constant(0).map(value -> NamePatterns.of(value, names));
        Optional<NamePatterns> exclude = arguments.constant(1).map(value -> NamePatterns.of(value, names));
        if (include.isEmpty()
                || exclude.isEmpty()
                || include.get().plainNames().filter(Copy::hasReserved).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(List.of(new Move.Copied(
                name -> include.get().matches(name) && !exclude.get().matches(name))));
    }

    private static boolean hasReserved(List<String> names) {
        return names.stream().anyMatch(name -> name.startsWith("_"));
    }

    private static Step prepared(NamePatterns include, NamePatterns exclude) {
        if (exclude.isEmpty() && include.matchesAll()) {
            return Copy::all;
        }
        if (exclude.isEmpty() && include.plainNames().isPresent()) {
            String[] plain = include.plainNames().get().toArray(String[]::new);
            return frame -> plain(frame, plain);
        }
        return frame -> copy(frame, include, exclude);
    }

    private static Outcome all(Frame frame) {
        Subject source = frame.source();
        if (source.isEntity()) {
            frame.target().put(AddProperty.ID, source.id());
            frame.target().copyAll(source.properties());
        } else {
            for (String name : source.properties().names()) {
                frame.target().copy(source.properties(), name);
            }
        }
        return Outcome.CONTINUE;
    }

    private static Outcome plain(Frame frame, String[] names) {
        Subject source = frame.source();
        for (String name : names) {
            if (!name.startsWith("_")) {
                frame.target().copy(source.properties(), name, name);
            } else if (source.has(name)) {
                frame.target().put(name, source.get(name));
            }
        }
        return Outcome.CONTINUE;
    }

    private static Outcome copy(Frame frame, NamePatterns include, NamePatterns exclude) {
        Subject source = frame.source();
        Predicate<String> wanted = name -> include.matches(name) && !exclude.matches(name);
        if (source.isEntity()) {
            if (wanted.test(AddProperty.ID)) {
                frame.target().put(AddProperty.ID, source.id());
            }
            frame.target().copyAll(source.properties(), wanted);
            return Outcome.CONTINUE;
        }
        for (String name : source.properties().names()) {
            if (wanted.test(name)) {
                frame.target().copy(source.properties(), name);
            }
        }
        return Outcome.CONTINUE;
    }
}
