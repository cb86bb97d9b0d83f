package io.perseid.language.function;

import io.perseid.language.LanguageFunction;
import java.util.List;

/** The functions of the language: one line for each. */
public final class Functions {
    private Functions() {}

    /** All functions there are. */
    public static List<LanguageFunction> standard() {
        return List.of(
                new All(),
                new And(),
                new Any(),
                new Apply(),
                new ApplyHops(),
                new Base64Decode(),
                new Base64Encode(),
                new ToBoolean(),
                new ToBytes(),
                new Case(),
                new CaseEq(),
                new Coalesce(),
                new CoalesceArgs(),
                new Completeness(),
                new Eq(),
                new Gt(),
                new Gte(),
                new Hash128(),
                new HopsFunction(),
                new If(),
                new IfNull(),
                new IsBoolean(),
                new IsBytes(),
                new IsChanged(),
                new IsNotNull(),
                new IsNull(),
                new Literal(),
                new LookupEntity(),
                new Lt(),
                new Lte(),
                new Neq(),
                new Not(),
                new Or(),
                new Tuples());
    }
}
