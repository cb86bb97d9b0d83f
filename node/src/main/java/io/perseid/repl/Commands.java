package io.perseid.repl;

import io.perseid.entity.Json;
import io.perseid.entity.JsonNode;
import io.perseid.fault.Fault;
import io.perseid.fault.Place;
import io.perseid.language.Signature;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the commands do. Each gives the text to print. */
final class Commands {
    private static final int MOST = 10_000;

    private Commands() {}

    /** Runs a line that begins with a colon. */
    static String run(Session session, String line) {
        String[] words = line.strip().substring(1).split("\\s+", 2);
        Command command = Command.ALL.stream()
                .filter(each -> each.name().equals(words[0]))
                .findFirst()
                .orElseThrow(() ->
                        new Fault(ReplCode.REPL_COMMAND, "there is no such command; see :help", "command", words[0]));
        return command.act().apply(session, words.length > 1 ? words[1].strip() : "");
    }

    static String help(Session session, String name) {
        if (!name.isEmpty()) {
            return described(session, name);
        }
        String commands = Command.ALL.stream()
                .map(command -> "  %-22s %s".formatted(command, command.help()))
                .collect(Collectors.joining("\n"));
        return """
                An expression gives its value, transforms give the target they make of the entity _S:
                  ["upper", "_S.name"]
                  _S.name
                  [["copy", "*"], ["add", "n", ["count", "_S.lines"]]]
                It may go over several lines. Tab completes functions, paths and commands.
                """ + commands;
    }

    private static String described(Session session, String name) {
        String found = signatures(session)
                .filter(signature -> signature.name().equals(name))
                .map(signature -> signature + "\n  " + signature.rule())
                .collect(Collectors.joining("\n"));
        if (found.isEmpty()) {
            throw new Fault(ReplCode.REPL_MISSING, "there is no such function; see :functions", "function", name);
        }
        return found;
    }

    static String functions(Session session, String text) {
        return signatures(session)
                .map(Signature::name)
                .filter(name -> name.contains(text))
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static Stream<Signature> signatures(Session session) {
        return Stream.concat(session.dtl().transforms().stream(), session.dtl().expressions().stream());
    }

    static String source(Session session, String text) {
        if (text.startsWith("@")) {
            session.source(Folder.read(Path.of(text.substring(1))));
        } else if (!text.isEmpty()) {
            session.source(Json.parseLocated(text, Carets.INPUT));
        }
        return Session.shown(session.source());
    }

    static String load(Session session, String text) {
        Path path = Path.of(needed(text, "a path"));
        if (!Files.isDirectory(path)) {
            String file = path.getFileName().toString();
            String name = file.endsWith(".json") ? file.substring(0, file.length() - 5) : file;
            return taken(session, name, items(Folder.read(path)));
        }
        var folder = new Folder(path);
        session.open(folder);
        for (String name : folder.datasets()) {
            session.datasets().put(name, list(folder.entities(name, MOST)));
        }
        return "opened " + path + " with " + session.datasets().size() + " dataset(s)";
    }

    static String node(Session session, String url) {
        session.connect(needed(url, "the address of a node"));
        return "datasets, entities and pipes come from " + origin(session).name();
    }

    static String dataset(Session session, String text) {
        if (text.isEmpty() && session.datasets().isEmpty()) {
            return "no dataset yet; :load PATH takes one, or :dataset NAME after :load DIRECTORY or :node URL";
        }
        if (text.isEmpty()) {
            return session.datasets().entrySet().stream()
                    .map(each -> each.getKey() + " " + each.getValue().items().size())
                    .collect(Collectors.joining("\n"));
        }
        String[] words = text.split("\\s+");
        int most = words.length > 1 ? number(words[1]) : MOST;
        return taken(session, words[0], origin(session).entities(words[0], most));
    }

    private static String taken(Session session, String name, List<JsonNode> entities) {
        session.datasets().put(name, list(entities));
        return name + " has " + entities.size() + " entities";
    }

    static String entity(Session session, String text) {
        String[] words = needed(text, "a dataset and an id").split("\\s+", 2);
        String id = words.length > 1 ? words[1] : needed("", "the id of an entity");
        session.source(known(session, words[0], id)
                .or(() -> session.origin().flatMap(origin -> origin.entity(words[0], id)))
                .orElseThrow(() -> new Fault(
                        ReplCode.REPL_MISSING, "there is no such entity", "dataset", words[0], "entity", id)));
        return Session.shown(session.source());
    }

    private static Optional<JsonNode> known(Session session, String dataset, String id) {
        return Optional.ofNullable(session.datasets().get(dataset)).stream()
                .flatMap(entities -> entities.items().stream())
                .filter(entity -> entity.member("_id")
                        .flatMap(JsonNode::asString)
                        .filter(id::equals)
                        .isPresent())
                .findFirst();
    }

    static String pipe(Session session, String id) {
        JsonNode pipe = origin(session).pipe(needed(id, "the id of a pipe"));
        List<JsonNode> transforms =
                pipe.member("transform").map(Commands::items).orElse(List.of());
        var rules = transforms.stream()
                .flatMap(transform -> transform.member("rules").stream())
                .findFirst()
                .orElseThrow(() -> new Fault(ReplCode.REPL_MISSING, "the pipe has no rules", "pipe", id));
        session.rules().clear();
        session.rules().putAll(rules.members());
        return "rules " + String.join(" ", session.rules().keySet());
    }

    static String rule(Session session, String text) {
        if (text.isEmpty()) {
            return String.join(" ", session.rules().keySet());
        }
        String[] words = text.split("\\s+", 2);
        if (words.length > 1) {
            session.rules().put(words[0], Json.parseLocated(words[1], Carets.INPUT));
        }
        return Optional.ofNullable(session.rules().get(words[0]))
                .map(Session::shown)
                .orElseThrow(() -> new Fault(ReplCode.REPL_MISSING, "there is no such rule", "rule", words[0]));
    }

    static String apply(Session session, String rule) {
        return session.run(rule.isEmpty() ? "default" : rule);
    }

    private static Origin origin(Session session) {
        return session.origin()
                .orElseThrow(() ->
                        new Fault(ReplCode.REPL_COMMAND, "nothing is open; use :load DIRECTORY or :node URL first"));
    }

    private static String needed(String text, String what) {
        if (text.isEmpty()) {
            throw new Fault(ReplCode.REPL_COMMAND, "the command needs " + what + "; see :help");
        }
        return text;
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new Fault(ReplCode.REPL_COMMAND, e, "a number is wanted", "found", text);
        }
    }

    private static List<JsonNode> items(JsonNode json) {
        return json.isList() ? json.items() : List.of(json);
    }

    private static JsonNode list(List<JsonNode> items) {
        return JsonNode.list(items, Place.UNKNOWN);
    }
}
