package io.perseid.hub.csv;

import java.util.List;
import java.util.Optional;

/** How a row is written, byte for byte as the csv module of Python writes it with these settings. */
record CsvForm(
        Quoting quoting, char delimiter, char quote, boolean doubling, Optional<Character> escape, String lineEnd) {

    /** Which fields are quoted. */
    enum Quoting {
        MINIMAL,
        ALL,
        NON_NUMERIC,
        NONE;

        static Quoting of(String word) {
            return switch (word) {
                case "all" -> ALL;
                case "non-numeric" -> NON_NUMERIC;
                case "none" -> NONE;
                default -> MINIMAL;
            };
        }
    }

    /** A field; numbers are not quoted where only others are. */
    record Field(String text, boolean numeric) {}

    /** A character would have to be escaped, and there is no way to. */
    static final class NeedsEscape extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final int field;

        NeedsEscape(int field) {
            super("needs escape", null, false, false);
            this.field = field;
        }

        int field() {
            return field;
        }
    }

    /** The row with its end. */
    String row(List<Field> fields) {
        var row = new StringBuilder();
        for (int i = 0; i < fields.size(); i++) {
            if (i > 0) {
                row.append(delimiter);
            }
            append(fields.get(i), i, row);
        }
        if (row.isEmpty() && !fields.isEmpty()) {
            if (quoting == Quoting.NONE) {
                throw new NeedsEscape(0);
            }
            row.append(quote).append(quote);
        }
        return row.append(lineEnd).toString();
    }

    private void append(Field field, int index, StringBuilder row) {
        boolean quoted = quoting == Quoting.ALL || (quoting == Quoting.NON_NUMERIC && !field.numeric());
        var text = new StringBuilder();
        for (int i = 0; i < field.text().length(); i++) {
            char c = field.text().charAt(i);
            if (isSpecial(c)) {
                if (quoting != Quoting.NONE && c == quote && doubling) {
                    text.append(quote);
                    quoted = true;
                } else if (quoting == Quoting.NONE || c == quote || isEscape(c)) {
                    text.append((char) escape.orElseThrow(() -> new NeedsEscape(index)));
                } else {
                    quoted = true;
                }
            }
            text.append(c);
        }
        if (quoted) {
            row.append(quote).append(text).append(quote);
        } else {
            row.append(text);
        }
    }

    private boolean isSpecial(char c) {
        return c == delimiter || c == quote || isEscape(c) || c == '\r' || c == '\n' || lineEnd.indexOf(c) >= 0;
    }

    private boolean isEscape(char c) {
        return escape.isPresent() && escape.get() == c;
    }
}
