package io.perseid.language;

/** One way to make a part of a rule simpler. */
interface Rewrite {
    /** The simpler part, or the same. Its inner parts are already as simple as they get. */
    Node apply(Node node, CompileContext context);
}
