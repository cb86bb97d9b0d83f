package io.perseid.api;

import io.perseid.entity.Json;
import io.perseid.entity.JsonNode;
import io.perseid.fault.Fault;
import io.perseid.fault.Problem;
import io.perseid.http.Parameters;
import io.perseid.language.CompileContext;
import io.perseid.language.Dtl;
import io.perseid.language.function.Functions;
import io.perseid.store.Dataset;
import io.perseid.store.IndexDefinition;
import io.perseid.store.Subset;
import java.util.ArrayList;

/** Subsets as they stand in an address: {@code ["eq", "_S.category", "tank"]}. */
final class Subsets {
    private static final String EXAMPLE = "[\"eq\", \"_S.category\", \"tank\"]";

    private Subsets() {}

    /**
     * The subset of a dataset.
     *
     * @throws Fault {@code parameter-malformed}, or {@code subset-unknown} if the dataset has no index of the expression
     */
    static Subset find(Dataset dataset, String text) {
        var parsed = parsed(text);
        String name = parsed.index().name();
        if (dataset.indexes().stream().noneMatch(index -> index.name().equals(name))) {
            throw new Fault(
                    ApiCode.SUBSET_UNKNOWN,
                    "the dataset has no index of this expression",
                    "dataset",
                    dataset.name(),
                    "subset",
                    text,
                    "index",
                    name);
        }
        dataset.addIndex(
                new IndexDefinition(name, parsed.index()::keys)); // brings it up to date if nobody has since the start
        return new Subset(name, parsed.key());
    }

    private static io.perseid.language.Subset parsed(String text) {
        var found = new ArrayList<Problem>();
        return new Dtl(Functions.standard())
                .subset(json(text), CompileContext.of("subset"), found)
                .orElseThrow(() -> Parameters.malformed(
                        "subset",
                        text,
                        EXAMPLE + "; "
                                + found.stream()
                                        .map(Problem::message)
                                        .findFirst()
                                        .orElse("")));
    }

    private static JsonNode json(String text) {
        try {
            return Json.parseLocated(text, "subset");
        } catch (Fault e) {
            throw new Fault(e.code(), e, "the subset is not JSON", "subset", text, "wanted", EXAMPLE);
        }
    }
}
