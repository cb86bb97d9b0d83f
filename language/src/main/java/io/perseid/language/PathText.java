package io.perseid.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A path as rules write it: a variable, a dot, and names with dots between them. A name in single quotes may hold dots;
 * a quote in it is doubled.
 *
 * @param variable the part before the first dot
 */
record PathText(String variable, List<String> names) {
    /** Reads a text; empty if it does not begin with a word and a dot. */
    static Optional<PathText> parse(String text) {
        int dot = text.indexOf('.');
        if (dot <= 0 || !isWord(text, dot)) {
            return Optional.empty();
        }
        return Optional.of(new PathText(text.substring(0, dot), names(text, dot + 1)));
    }

    /** The path without its first name, which becomes the variable. */
    PathText rest() {
        return new PathText(names.getFirst(), names.subList(1, names.size()));
    }

    private static boolean isWord(String text, int end) {
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (!Character.isLetterOrDigit(c) && c != '_' && c != '-') {
                return false;
            }
        }
        return true;
    }

    private static List<String> names(String text, int start) {
        var names = new ArrayList<String>();
        int at = start;
        while (at < text.length()) {
            var name = new StringBuilder();
            at = text.charAt(at) == '\'' ? quoted(text, at + 1, name) : plain(text, at, name);
            names.add(name.toString());
            at++;
        }
        return List.copyOf(names);
    }

    private static int plain(String text, int start, StringBuilder name) {
        int dot = text.indexOf('.', start);
        int end = dot < 0 ? text.length() : dot;
        name.append(text, start, end);
        return end;
    }

    private static int quoted(String text, int start, StringBuilder name) {
        int at = start;
        while (at < text.length()) {
            if (text.charAt(at) == '\'') {
                if (at + 1 < text.length() && text.charAt(at + 1) == '\'') {
                    at++;
                } else {
                    return at + 1;
                }
            }
            name.append(text.charAt(at++));
        }
        return at;
    }
}
