package io.perseid.hub;

import io.perseid.fault.Code;
import io.perseid.fault.Fault;
import io.perseid.fault.Place;
import io.perseid.time.Time;
import java.util.Optional;
import java.util.function.Supplier;

/** What a type is given to build one component. */
record ComponentContext(String component, LoadScope scope, Problems problems) implements BuildContext {
    @Override
    public <T extends ExternalSystem> Optional<T> system(Settings settings, String property, Class<T> kind) {
        Optional<String> name = settings.find(property);
        if (name.isEmpty()) {
            problems.error(
                    HubCode.CONFIG_MISSING_PROPERTY,
                    settings.place(),
                    "the property '" + property + "' must name a system",
                    Words.suggestion("", scope.systems().keySet()));
            return Optional.empty();
        }
        LoadedSystem found = scope.systems().get(name.get());
        Place place = settings.place(property);
        if (found == null) {
            problems.error(
                    HubCode.CONFIG_UNKNOWN_SYSTEM,
                    place,
                    "there is no system '" + name.get() + "'",
                    Words.suggestion(name.get(), scope.systems().keySet()));
            return Optional.empty();
        }
        if (found.system().isEmpty()) {
            problems.error(
                    HubCode.CONFIG_BROKEN_SYSTEM,
                    place,
                    "the system '" + name.get() + "' can't be used, because its own configuration has errors",
                    "correct the system first");
            return Optional.empty();
        }
        if (!kind.isInstance(found.system().get())) {
            problems.error(
                    HubCode.CONFIG_WRONG_SYSTEM,
                    place,
                    "the system '" + name.get() + "' of type " + found.view().type() + " can't be used here",
                    "name a system of another type");
            return Optional.empty();
        }
        return Optional.of(kind.cast(found.system().get()));
    }

    /** Reports a system that doesn't exist, for settings that have other errors and so build nothing. */
    void requireSystem(Settings settings) {
        if (settings.find("system").isPresent()) {
            var found = system(settings, "system", ExternalSystem.class);
            assert found.isPresent() || problems.hasErrors();
        }
    }

    /** What the builder builds; a builder that breaks is a mistake of this component only. */
    <T> Optional<T> guarded(Place place, Supplier<Optional<? extends T>> builder) {
        try {
            return builder.get().map(built -> built);
        } catch (Fault fault) {
            problems.error(fault.code(), place, String.valueOf(fault.getMessage()), "");
        } catch (RuntimeException | LinkageError broken) {
            problems.error(
                    HubCode.CONFIG_BUILD_FAILED,
                    place,
                    "'" + component + "' can't be built: " + broken,
                    "this is a mistake in the program; please report it");
        }
        return Optional.empty();
    }

    @Override
    public void error(Code code, Place place, String message, String fix) {
        problems.error(code, place, message, fix);
    }

    @Override
    public void warning(Code code, Place place, String message, String fix) {
        problems.warning(code, place, message, fix);
    }

    @Override
    public Settings defaults() {
        return scope.defaults();
    }

    @Override
    public Time time() {
        return scope.time();
    }
}
