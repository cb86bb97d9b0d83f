package io.perseid.language;

/** A function of the language, as rules name it. Thread-safe, and without state. */
public sealed interface LanguageFunction permits ExpressionFunction, TransformFunction {
    /** How it is written and what it does. */
    Signature signature();
}
