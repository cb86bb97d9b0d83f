package io.perseid.cli;

import io.perseid.entity.DictValue;
import io.perseid.entity.Json;
import io.perseid.entity.JsonForm;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** An explanation as a node gives it, for people: line by line of the rules, in the order they ran. */
final class ExplanationText {
    private static final int WIDTH = 100;
    private static final int MOST_APPLIED = 3;
    private static final Set<String> FINE = Set.of("in-target", "sent", "published");
    private static final Set<String> WRONG = Set.of("failed", "dead-letter", "retrying");

    private final PrintWriter out;
    private final Ink ink;

    ExplanationText(PrintWriter out, Ink ink) {
        this.out = out;
        this.ink = ink;
    }

    void print(Value told) {
        verdict(told);
        out.println();
        String dataset = Answers.text(told, "source", "dataset");
        heading("source", dataset.isEmpty() ? "" : dataset + ", version " + Answers.text(told, "source", "updated"));
        properties("  ", Answers.at(told, "source", "entity"));
        for (Value stage : Answers.items(told, "stages")) {
            stage(stage);
        }
        for (Value item : Answers.items(told, "out")) {
            result(told, item);
        }
        out.flush();
    }

    private void verdict(Value told) {
        String word = Answers.text(told, "verdict", "word");
        out.println(ink.strong(Answers.text(told, "pipe") + " · " + Answers.text(told, "entity_id")));
        if (word.isEmpty()) {
            return;
        }
        String shown = FINE.contains(word) ? ink.good(word) : WRONG.contains(word) ? ink.bad(word) : ink.warning(word);
        out.println(shown + ": " + Answers.text(told, "verdict", "text"));
    }

    private void heading(String title, String rest) {
        out.println(ink.strong(title) + (rest.isEmpty() ? "" : "  " + ink.faint(rest)));
    }

    private void properties(String indent, Value entity) {
        if (entity instanceof DictValue dict) {
            dict.forEach((name, value) -> out.println(indent + ink.name(name) + " = " + value(value)));
        }
    }

    private void stage(Value stage) {
        out.println();
        List<Value> entities = Answers.items(stage, "entities");
        for (Value entity : entities) {
            heading(Answers.text(stage, "type"), entities.size() > 1 ? "for " + Answers.text(entity, "in", "_id") : "");
            if (Answers.at(entity, "explanation") instanceof DictValue rule) {
                lines("  ", Answers.items(rule, "lines"));
            } else {
                int count = Answers.items(entity, "out").size();
                out.println("  " + (count == 1 ? "passes on" : count + " entities come out"));
            }
        }
        more("  ", stage, "entities_more", "more entities not shown");
    }

    private void lines(String indent, List<Value> lines) {
        lines.forEach(line -> line(indent, line));
    }

    private void line(String indent, Value line) {
        String number = Answers.text(line, "n");
        String inner = indent + "    ";
        out.println(indent + ink.faint(" ".repeat(Math.max(0, 3 - number.length())) + number) + " "
                + ink.strong(cut(Answers.text(line, "text"))) + "  " + ink.faint(place(line)));
        for (Value change : Answers.items(line, "changes")) {
            change(inner, change);
        }
        for (Value read : Answers.items(line, "values")) {
            if (Answers.text(read, "read").equals("true")) {
                out.println(inner + ink.faint("read ") + plain(read, "text") + " = " + value(Answers.at(read, "value"))
                        + times(read));
            }
        }
        Answers.items(line, "joins").forEach(join -> join(inner, join));
        more(inner, line, "joins_more", "more look-ups");
        applied(inner, line);
        lines(inner, Answers.items(line, "lines"));
        for (Value created : Answers.items(line, "created")) {
            out.println(inner + ink.good("put out ") + value(created));
        }
        more(inner, line, "created_more", "more put out");
        end(inner, line);
    }

    private void change(String indent, Value change) {
        String from = Answers.text(change, "from");
        String name = ink.name(Answers.text(change, "property"));
        if (Answers.text(change, "removed").equals("true")) {
            out.println(indent + ink.bad("- ") + name);
        } else {
            out.println(indent + ink.good("→ ") + name + " = " + value(Answers.at(change, "value"))
                    + (from.isEmpty() ? "" : ink.faint("  from " + from))
                    + (((DictValue) change).has("before")
                            ? ink.faint("  before: " + value(Answers.at(change, "before")))
                            : ""));
        }
    }

    private void join(String indent, Value join) {
        String ids = Answers.items(join, "ids").stream().map(Value::toString).collect(Collectors.joining(", "));
        out.println(indent + ink.faint("join ") + Answers.text(join, "dataset") + ink.faint(" by ")
                + Answers.text(join, "index").replace("\"", "").replace("_S.", "") + " = "
                + value(Answers.at(join, "key")) + ": "
                + (ids.isEmpty() ? ink.warning("nothing found") : Answers.text(join, "found") + " found: " + cut(ids)));
    }

    private void applied(String indent, Value line) {
        List<Value> applied = Answers.items(line, "applied");
        long failed =
                applied.stream().filter(rule -> outcome(rule).equals("failed")).count();
        applied.stream()
                .filter(rule -> failed == 0 || outcome(rule).equals("failed"))
                .limit(MOST_APPLIED)
                .forEach(rule -> {
                    out.println(indent
                            + ink.faint("applied ")
                            + Answers.text(rule, "rule")
                            + ink.faint(" to ")
                            + value(Answers.at(rule, "source")));
                    lines(indent + "  ", Answers.items(rule, "lines"));
                });
        if (applied.size() > MOST_APPLIED) {
            out.println(indent + ink.faint("applied to " + (applied.size() - MOST_APPLIED) + " more, see --json"));
        }
        more(indent, line, "applied_more", "more applications");
    }

    private void end(String indent, Value line) {
        String outcome = outcome(line);
        if (Answers.at(line, "failure") instanceof DictValue failure) {
            out.println(indent + ink.bad("failed: " + Answers.text(failure, "message")));
        } else if (outcome.equals("filtered") || outcome.equals("discarded")) {
            List<Value> why = Answers.items(line, "why");
            out.println(indent + ink.warning(outcome) + (why.isEmpty() ? "" : ", because"));
            for (Value reason : why) {
                out.println(indent + "  " + plain(reason, "text") + " is "
                        + ink.warning(value(Answers.at(reason, "value"))));
            }
        }
    }

    private void result(Value told, Value item) {
        out.println();
        String dataset = Answers.text(told, "sink", "dataset");
        String where = dataset.isEmpty() ? "" : "to " + dataset;
        boolean filtered = Answers.text(item, "filtered").equals("true");
        heading(filtered ? "filtered out" : "result", where + held(item));
        if (!filtered) {
            properties("  ", Answers.at(item, "entity"));
        }
    }

    private static String held(Value item) {
        if (!(Answers.at(item, "held") instanceof DictValue held)) {
            return "";
        }
        return (Answers.text(held, "same").equals("true") ? ", held as it is" : ", which holds something else") + " at "
                + Answers.text(held, "offset") + " since " + Answers.second(held, "stored");
    }

    private void more(String indent, Value value, String name, String what) {
        String count = Answers.text(value, name);
        if (!count.isEmpty()) {
            out.println(indent + ink.faint(count + " " + what));
        }
    }

    private static String outcome(Value note) {
        return Answers.text(note, "outcome");
    }

    private static String times(Value read) {
        String times = Answers.text(read, "times");
        return times.isEmpty() ? "" : " and " + times + " times in all";
    }

    private static String place(Value line) {
        String file = Answers.text(line, "file");
        return (file.isEmpty() ? "line " : file + ":") + Answers.text(line, "line") + ":"
                + Answers.text(line, "column");
    }

    /** A part of a rule; a path without its quotes. */
    private static String plain(Value note, String name) {
        String text = Answers.text(note, name);
        return cut(text.startsWith("\"") && text.endsWith("\"") ? text.substring(1, text.length() - 1) : text);
    }

    private static String value(Value value) {
        return value instanceof StringValue(String text) && text.length() < WIDTH && !text.contains("\n")
                ? '"' + text + '"'
                : cut(Json.write(value, JsonForm.COMPATIBLE));
    }

    private static String cut(String text) {
        return text.length() <= WIDTH ? text : text.substring(0, WIDTH) + "…";
    }
}
