package io.perseid.example.atlas;

import io.perseid.entity.DictValue;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.Json;
import io.perseid.entity.JsonForm;
import io.perseid.entity.ListValue;
import io.perseid.entity.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The regions as a numbered sequence that can be read from any number on. */
record Regions(List<String> rows) {
    /** The rows of the data file, each with its code as {@code _id} and its place in the file as {@code _updated}. */
    static Regions read(DataFiles files) throws IOException {
        List<String> rows = new ArrayList<>();
        try (var content = files.open("regions.json")) {
            var text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
            for (Value row : ((ListValue) Json.parse(text, JsonForm.COMPATIBLE)).items()) {
                var region = (DictValue) row;
                rows.add(Json.write(
                        region.with("_id", region.get("code")).with("_updated", IntegerValue.of(rows.size())),
                        JsonForm.COMPATIBLE));
            }
        }
        return new Regions(List.copyOf(rows));
    }

    /** A JSON list of the rows behind the number, at most so many. */
    String page(long since, long limit) {
        int from = Math.clamp(since + 1, 0, rows.size());
        int to = (int) Math.min(rows.size(), from + Math.max(0, limit));
        return "[" + String.join(",", rows.subList(from, to)) + "]";
    }
}
