package io.perseid.language;

import io.perseid.entity.DictBuilder;
import io.perseid.entity.DictValue;
import io.perseid.entity.ListValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import java.util.ArrayList;
import java.util.List;

/** One look-up in a dataset: by which key, and what was found. Not thread-safe. */
final class JoinNote {
    private static final int MOST_IDS = 20;

    private final String dataset;
    private final String index;
    private final Value key;
    private final List<String> ids = new ArrayList<>();
    private long found;

    JoinNote(String dataset, String index, Value key) {
        this.dataset = dataset;
        this.index = index;
        this.key = key;
    }

    void found(String id) {
        found++;
        if (ids.size() < MOST_IDS) {
            ids.add(id);
        }
    }

    DictValue toValue() {
        return new DictBuilder()
                .put("dataset", new StringValue(dataset))
                .put("index", new StringValue(index))
                .put("key", key)
                .put("found", Values.of(found))
                .put(
                        "ids",
                        ListValue.of(ids.stream().<Value>map(StringValue::new).toList()))
                .build();
    }
}
