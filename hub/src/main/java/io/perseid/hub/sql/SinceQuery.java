package io.perseid.hub.sql;

/**
 * A statement with {@code :since} in it, as JDBC wants it: each one outside of strings, quoted names and comments is a
 * parameter.
 *
 * @param sql the statement with question marks
 * @param parameters how many there are
 */
record SinceQuery(String sql, int parameters) {
    private static final String NAME = ":since";

    /** The query that the text stands for. */
    static SinceQuery of(String text) {
        var sql = new StringBuilder();
        int parameters = 0;
        int at = 0;
        while (at < text.length()) {
            int skipped = skip(text, at);
            if (skipped > at) {
                sql.append(text, at, skipped);
                at = skipped;
            } else if (isName(text, at)) {
                sql.append('?');
                parameters++;
                at += NAME.length();
            } else {
                sql.append(text.charAt(at++));
            }
        }
        return new SinceQuery(sql.toString(), parameters);
    }

    private static boolean isName(String text, int at) {
        int end = at + NAME.length();
        return text.startsWith(NAME, at)
                && (at == 0 || text.charAt(at - 1) != ':')
                && (end == text.length() || !Character.isJavaIdentifierPart(text.charAt(end)));
    }

    /** Where the string, quoted name or comment that begins here ends; here if none begins. */
    private static int skip(String text, int at) {
        char c = text.charAt(at);
        if (c == '\'' || c == '"' || c == '`') {
            return after(text, String.valueOf(c), at + 1);
        }
        if (text.startsWith("--", at)) {
            return after(text, "\n", at);
        }
        return text.startsWith("/*", at) ? after(text, "*/", at + 2) : at;
    }

    private static int after(String text, String end, int from) {
        int found = text.indexOf(end, from);
        return found < 0 ? text.length() : found + end.length();
    }
}
