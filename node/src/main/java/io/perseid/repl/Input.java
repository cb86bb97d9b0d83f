package io.perseid.repl;

/** What somebody has typed so far. */
final class Input {
    private Input() {}

    /** Whether all brackets are closed and no string is open, so that it can be evaluated. */
    static boolean isComplete(String text) {
        int open = 0;
        boolean inString = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (inString) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    inString = false;
                }
            } else if (c == '"') {
                inString = true;
            } else if (c == '[' || c == '{') {
                open++;
            } else if (c == ']' || c == '}') {
                open--;
            }
        }
        return open <= 0 && !inString;
    }

    /** Whether it is a command and not an expression. */
    static boolean isCommand(String text) {
        return text.stripLeading().startsWith(":");
    }
}
