package io.perseid.language;

/** A function that gives a value. */
public non-sealed interface ExpressionFunction extends LanguageFunction {
    /** Makes what gives the value when a rule runs. Called once for each place in a rule. */
    Expression compile(Arguments arguments);

    /** Whether the same arguments always give the same value, so that a constant may stand for it. */
    default boolean isPure() {
        return true;
    }
}
