package io.perseid.language;

/** Who listens while rules run: may put itself between the parts of a rule when they are compiled. */
interface Tap {
    /** Nobody: rules run as they are. */
    Tap NONE = new Tap() {};

    /** What runs in the place of an expression. */
    default Expression expression(Node node, Expression compiled) {
        return compiled;
    }

    /** What runs in the place of a transform. */
    default Step step(Node.Act act, Step compiled) {
        return compiled;
    }

    /** What runs in the place of a whole rule. */
    default Step rule(String name, Step compiled) {
        return compiled;
    }
}
