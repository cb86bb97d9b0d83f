package io.perseid.api;

import io.perseid.entity.Json;
import io.perseid.entity.JsonForm;
import io.perseid.entity.ListValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.fault.Fault;
import io.perseid.http.JsonAnswer;
import io.perseid.http.Parameters;
import io.perseid.store.Dataset;
import io.perseid.store.IndexFigures;
import io.perseid.store.Subset;
import java.util.Optional;

/** Subsets as they stand in an address: {@code ["eq", "_S.category", "tank"]}. */
final class Subsets {
    private Subsets() {}

    /**
     * The subset.
     *
     * @throws Fault {@code subset-unknown} if the dataset has no index of the expression
     */
    static Subset find(Dataset dataset, String text) {
        Value parsed;
        try {
            parsed = Json.parse(text, JsonForm.COMPATIBLE);
        } catch (Fault e) {
            throw Parameters.malformed("subset", text, "JSON, as [\"eq\", \"_S.category\", \"tank\"]");
        }
        if (!(parsed instanceof ListValue list)
                || list.size() != 3
                || !list.get(0).equals(new StringValue("eq"))) {
            throw Parameters.malformed("subset", text, "[\"eq\", \"_S.category\", \"tank\"]");
        }
        return found(dataset, list.get(1), list.get(2))
                .or(() -> found(dataset, list.get(2), list.get(1)))
                .orElseThrow(() -> new Fault(
                        ApiCode.SUBSET_UNKNOWN,
                        "the dataset has no index of this expression",
                        "dataset",
                        dataset.name(),
                        "subset",
                        text));
    }

    private static Optional<Subset> found(Dataset dataset, Value expression, Value key) {
        String plain = expression instanceof StringValue text ? text.value() : JsonAnswer.text(expression);
        String json = JsonAnswer.text(expression);
        return dataset.indexes().stream()
                .filter(index -> index.definition().equals(json)
                        || index.definition().equals(plain)
                        || index.name().equals(plain))
                .map(IndexFigures::name)
                .map(name -> new Subset(name, key))
                .findFirst();
    }
}
