package io.perseid.language;

/** A function that works on the target. */
public non-sealed interface TransformFunction extends LanguageFunction {
    /** Makes what is done when a rule runs. Called once for each place in a rule. */
    Step compile(Arguments arguments);
}
