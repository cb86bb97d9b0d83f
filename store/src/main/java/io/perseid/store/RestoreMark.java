package io.perseid.store;

import io.perseid.entity.DictValue;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.StringValue;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A dataset was restored from a backup.
 *
 * @param uuid of the restore, another one each time
 * @param offset where the log went on then; who has read this offset or a later one has read what is no longer there
 * @param generation of the dataset that was restored
 */
public record RestoreMark(UUID uuid, long offset, UUID generation, DatasetName dataset) {
    static RestoreMark of(UUID uuid, Dataset dataset) {
        return new RestoreMark(uuid, dataset.nextOffset(), dataset.generation(), dataset.name());
    }

    /** The mark of the dataset as long as it is the one that was restored. */
    static Optional<RestoreMark> find(Engine engine, Dataset dataset) {
        DictValue state = States.get(engine, key(dataset.name()));
        if (!(state.get("uuid") instanceof StringValue uuid)
                || !(state.get("offset") instanceof IntegerValue offset)
                || !state.get("generation")
                        .equals(new StringValue(dataset.generation().toString()))) {
            return Optional.empty();
        }
        return Optional.of(new RestoreMark(
                UUID.fromString(uuid.value()), offset.longValue(), dataset.generation(), dataset.name()));
    }

    void put(Batch batch) {
        States.put(
                batch,
                key(dataset),
                DictValue.of(Map.of(
                        "uuid", new StringValue(uuid.toString()),
                        "offset", IntegerValue.of(offset),
                        "generation", new StringValue(generation.toString()))));
    }

    private static String key(DatasetName dataset) {
        return "restored/" + dataset.value();
    }
}
