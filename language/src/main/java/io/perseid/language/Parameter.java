package io.perseid.language;

import java.util.Locale;

/**
 * One parameter of a function.
 *
 * @param name for messages and documentation
 * @param kind what may stand there
 * @param optional whether it may be left out; of several, the first ones are given first
 * @param repeated whether it takes all arguments that are left; only the last one does
 */
public record Parameter(String name, Kind kind, boolean optional, boolean repeated) {
    /** What may stand in the place of a parameter. */
    public enum Kind {
        /** An expression. */
        VALUE,
        /** An expression evaluated for one value after the other, with the value as {@code _}. */
        FUNCTION,
        /** An expression in which the name of a secret stands for its value. */
        SECRET,
        /** Any JSON, not evaluated. */
        LITERAL,
        /** The name of a rule. */
        RULE,
        /** The name of a dataset. */
        DATASET,
        /** The description of a join. */
        HOPS,
        /** One transform or a list of them. */
        STEPS,
        /** Conditions and transforms in turn, and perhaps transforms for no condition. */
        BRANCHES
    }

    /** Reads {@code name}, {@code [name]}, {@code name..} with a kind as in {@code name:function}. */
    static Parameter parse(String text) {
        boolean optional = text.startsWith("[");
        String rest = optional ? text.substring(1, text.length() - 1) : text;
        boolean repeated = rest.endsWith("..");
        rest = repeated ? rest.substring(0, rest.length() - 2) : rest;
        int colon = rest.indexOf(':');
        Kind kind =
                colon < 0 ? Kind.VALUE : Kind.valueOf(rest.substring(colon + 1).toUpperCase(Locale.ROOT));
        return new Parameter(colon < 0 ? rest : rest.substring(0, colon), kind, optional, repeated);
    }

    /** As documentation shows it: brackets around what may be left out, dots after what may be repeated. */
    @Override
    public String toString() {
        String shown = kind == Kind.FUNCTION ? name + "(_)" : name;
        shown = repeated ? shown + "…" : shown;
        return optional ? "[" + shown + "]" : shown;
    }
}
