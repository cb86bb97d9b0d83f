package io.perseid.architecture;

import java.util.Map;

/** Public types that no other package of ours uses, each with what makes it public all the same. */
final class PublicForAReason {
    static final Map<String, String> ALL = Map.of(
            "io.perseid.cli.Main", "the launcher starts it",
            "io.perseid.node.Connectors", "tests of other packages assemble a hub with it",
            "io.perseid.language.cases.DtlCases", "who writes rules runs examples of his own with it",
            "io.perseid.language.cases.CaseResult", "what DtlCases gives",
            "io.perseid.language.cases.LanguageReference", "the test of the language's page writes it with this",
            "io.perseid.store.backup.Backups", "who keeps a store makes, checks and restores its backups with it",
            "io.perseid.store.backup.DatasetContent", "who restores one dataset reads it with this");

    private PublicForAReason() {}
}
