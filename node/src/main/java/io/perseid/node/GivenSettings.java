package io.perseid.node;

import io.perseid.fault.Fault;
import io.perseid.fault.Place;
import io.perseid.fault.Problem;
import io.perseid.fault.ProblemsFault;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a user has set and where, before it is understood: the file, over it the environment, over it the command line.
 * Collects every problem, so that all are told at once. Not thread-safe: one reader.
 */
public final class GivenSettings {
    /** Variables that begin like settings but belong to the launcher, the build or a client command. */
    private static final Set<String> OTHER_VARIABLES = Set.of(
            "PERSEID_JAVA",
            "PERSEID_JAVA_OPTIONS",
            "PERSEID_URL",
            "PERSEID_TOKEN",
            "PERSEID_CONSOLE",
            "PERSEID_CONSOLE_OUT",
            "PERSEID_NODE",
            "PERSEID_ONLY_TESTS",
            "PERSEID_SKIP_TESTS");

    private static final int FARTHEST_TYPO = 5;

    private final Map<String, Given> given = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private record Given(String value, Place place) {}

    /** Reads {@code name = value} lines; a line that begins with # is a remark. */
    public GivenSettings file(Path file) {
        String name = file.toString();
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (CharacterCodingException e) {
            throw new Fault(NodeCode.SETTINGS_UNREADABLE, e, "the settings file is not UTF-8", "file", name);
        } catch (IOException e) {
            throw new Fault(
                    NodeCode.SETTINGS_UNREADABLE,
                    e,
                    "the settings file can't be read",
                    "file",
                    name,
                    "cause",
                    e.getClass().getSimpleName());
        }
        var seen = new LinkedHashMap<String, Integer>();
        for (int i = 0; i < lines.size(); i++) {
            line(lines.get(i), new Place(name, "", i + 1, 1), seen);
        }
        return this;
    }

    private void line(String line, Place place, Map<String, Integer> seen) {
        if (line.isBlank() || line.strip().startsWith("#")) {
            return;
        }
        int equals = line.indexOf('=');
        if (equals < 0) {
            problems.add(Problem.error(
                    NodeCode.SETTING_MALFORMED, place, "a line is not name = value", "begin a remark with #"));
            return;
        }
        String name = line.substring(0, equals).strip();
        Integer before = seen.putIfAbsent(name, place.line());
        if (before != null) {
            problems.add(Problem.error(
                    NodeCode.SETTING_TWICE,
                    place,
                    name + " is set already in line " + before,
                    "remove one of the two"));
        }
        put(name, line.substring(equals + 1).strip(), place);
    }

    /** Takes the variables that begin with PERSEID_. */
    public GivenSettings environment(Map<String, String> variables) {
        variables.forEach((variable, value) -> {
            if (variable.startsWith("PERSEID_") && !OTHER_VARIABLES.contains(variable)) {
                var place = new Place("environment variable " + variable, "", 0, 0);
                String name = Settings.ALL.stream()
                        .filter(setting -> setting.variable().equals(variable))
                        .map(Setting::name)
                        .findFirst()
                        .orElse(variable);
                put(name, value, place);
            }
        });
        return this;
    }

    /** One from the command line. */
    public GivenSettings flag(String flag, String name, String value) {
        put(name, value, new Place("command line " + flag, "", 0, 0));
        return this;
    }

    /** The value of a setting that is not understood yet; for the settings that say where others stand. */
    <T> T value(Setting<T> setting) {
        var found = given.get(setting.name());
        if (found == null) {
            return setting.read().apply(setting.standard());
        }
        try {
            return setting.read().apply(found.value());
        } catch (IllegalArgumentException e) {
            problems.add(Problem.error(
                    NodeCode.SETTING_MALFORMED,
                    found.place(),
                    setting.name() + " has a value that can't be used, found=" + found.value() + " wanted="
                            + e.getMessage(),
                    ""));
            return setting.read().apply(setting.standard());
        }
    }

    /**
     * Ends the reading.
     *
     * @throws ProblemsFault with everything that is wrong
     */
    void check() {
        if (!problems.isEmpty()) {
            throw new ProblemsFault(problems);
        }
    }

    private void put(String name, String value, Place place) {
        if (Settings.ALL.stream().anyMatch(setting -> setting.name().equals(name))) {
            given.put(name, new Given(value, place));
        } else {
            problems.add(
                    Problem.error(NodeCode.SETTING_UNKNOWN, place, "no setting has this name: " + name, nearest(name)));
        }
    }

    private static String nearest(String name) {
        String wanted = name.startsWith("PERSEID_") ? name : "";
        String best = "";
        int distance = FARTHEST_TYPO;
        for (var setting : Settings.ALL) {
            String candidate = wanted.isEmpty() ? setting.name() : setting.variable();
            int d = EditDistance.between(name, candidate);
            if (d < distance) {
                distance = d;
                best = candidate;
            }
        }
        return best.isEmpty() ? "`perseid settings` lists all" : "did you mean " + best + "?";
    }
}
