package io.perseid.repl;

import io.perseid.entity.JsonNode;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What may follow what somebody has typed: names of functions after a bracket, of properties in a path, of commands. */
final class Completion {
    private static final Pattern FUNCTION = Pattern.compile("\\[\\s*\"([^\"]*)$");
    private static final Pattern PATH = Pattern.compile("(?:^|\")(_S\\.(?:[^\".]*\\.)*)([^\".]*)$");
    private static final Pattern COMMAND = Pattern.compile("^\\s*:(\\w*)$");
    private static final Pattern HELP = Pattern.compile("^\\s*:help\\s+(\\S*)$");

    private Completion() {}

    /**
     * The words that may stand where the cursor is.
     *
     * @param start where the word that is completed begins
     * @param words whole words, in their order
     */
    record Found(int start, List<String> words) {}

    static Found of(Session session, String before) {
        Matcher path = PATH.matcher(before);
        if (path.find()) {
            return found(path.start(2), path.group(2), properties(session.source(), path.group(1)));
        }
        Matcher function = FUNCTION.matcher(before);
        if (function.find()) {
            return found(function.start(1), function.group(1), functions(session));
        }
        Matcher help = HELP.matcher(before);
        if (help.find()) {
            return found(help.start(1), help.group(1), functions(session));
        }
        Matcher command = COMMAND.matcher(before);
        return command.find()
                ? found(command.start(1), command.group(1), Command.ALL.stream().map(Command::name))
                : new Found(before.length(), List.of());
    }

    private static Found found(int start, String typed, Stream<String> words) {
        return new Found(
                start,
                List.copyOf(new TreeSet<>(
                        words.filter(word -> word.startsWith(typed)).toList())));
    }

    private static Stream<String> functions(Session session) {
        return Stream.concat(session.dtl().expressions().stream(), session.dtl().transforms().stream())
                .map(signature -> signature.name());
    }

    private static Stream<String> properties(JsonNode source, String path) {
        Stream<JsonNode> at = Stream.of(source);
        for (String name : path.substring(3).split("\\.")) {
            if (!name.isEmpty()) {
                at = at.flatMap(Completion::dicts).flatMap(dict -> dict.member(name).stream());
            }
        }
        return at.flatMap(Completion::dicts).flatMap(dict -> dict.members().keySet().stream());
    }

    private static Stream<JsonNode> dicts(JsonNode json) {
        return json.isList() ? json.items().stream().flatMap(Completion::dicts) : Stream.of(json);
    }
}
