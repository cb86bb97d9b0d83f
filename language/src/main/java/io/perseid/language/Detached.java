package io.perseid.language;

import io.perseid.entity.DictValue;
import io.perseid.entity.Entity;
import io.perseid.entity.EntityId;
import io.perseid.time.Time;
import java.security.SecureRandom;
import java.time.Instant;

/** Runs expressions that depend on one entity and on nothing of the world outside. */
final class Detached {
    private static final Entity NOBODY = Entity.of(new EntityId(""), DictValue.EMPTY);

    private Detached() {}

    /** A frame in which the source and all aliases stand for the entity. */
    static Frame frame(Entity entity, int slots) {
        Subject subject = Subject.of(entity);
        var run = new Run(Nowhere.NOWHERE, Limits.STANDARD, "", entity, emission -> {});
        Frame frame = Frame.root(run, subject).join(subject, slots);
        for (int i = 0; i < slots; i++) {
            frame.bind(i, subject);
        }
        return frame;
    }

    /** A frame for what depends on nothing, under the given limits. */
    static Frame frame(Limits limits) {
        var run = new Run(Nowhere.NOWHERE, limits, "", NOBODY, emission -> {});
        return Frame.root(run, Subject.of(DictValue.EMPTY));
    }

    /** A world without anything, in which no time passes. */
    private enum Nowhere implements RunContext, Time {
        NOWHERE;

        @Override
        public Time time() {
            return this;
        }

        @Override
        public Instant now() {
            return Instant.EPOCH;
        }

        @Override
        public long nanos() {
            return 0;
        }

        @Override
        public SecureRandom random() {
            throw new IllegalStateException("chance is not for expressions that must always give the same value");
        }
    }
}
