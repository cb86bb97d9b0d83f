package io.perseid.hub;

import io.perseid.entity.Entity;
import io.perseid.entity.NullValue;
import io.perseid.entity.Sourced;
import java.util.List;

/** Entities that stand in the configuration. */
record EmbeddedSource(List<Entity> entities) implements Source {
    EmbeddedSource {
        entities = List.copyOf(entities);
    }

    @Override
    public SourceTraits traits() {
        return SourceTraits.NONE;
    }

    @Override
    public Reader open(ReadFrom from) {
        return new Reader() {
            private int position;

            @Override
            public List<Sourced> nextBatch(int max) {
                int end = Math.min(entities.size(), position + max);
                var batch = entities.subList(position, end).stream()
                        .map(entity -> new Sourced(entity, NullValue.NULL))
                        .toList();
                position = end;
                return batch;
            }
        };
    }
}
