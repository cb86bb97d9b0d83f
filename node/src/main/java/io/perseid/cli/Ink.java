package io.perseid.cli;

/**
 * Colours of a text for a terminal.
 *
 * @param colours whether there are any
 */
record Ink(boolean colours) {
    String strong(String text) {
        return in("1", text);
    }

    String faint(String text) {
        return in("2", text);
    }

    String good(String text) {
        return in("32", text);
    }

    String bad(String text) {
        return in("31", text);
    }

    String name(String text) {
        return in("36", text);
    }

    String warning(String text) {
        return in("33", text);
    }

    private String in(String code, String text) {
        return colours && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
