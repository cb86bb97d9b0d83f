package io.perseid.language;

import io.perseid.entity.DictValue;
import io.perseid.entity.Entity;
import io.perseid.entity.NullValue;
import io.perseid.entity.Value;
import io.perseid.time.Time;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;

/**
 * All that rules see of the world while they run on one entity. Not thread-safe: belongs to one run.
 */
public interface RunContext {
    /** The datasets to join with. */
    default Joins joins() {
        return Joins.none();
    }

    /** For {@code now} and for the limit on time. */
    Time time();

    /** For {@code uuid} and for encryption. */
    SecureRandom random();

    /** The variable {@code _B}: parameters of the request that made the pipe run. */
    default DictValue parameters() {
        return DictValue.EMPTY;
    }

    /** The version of the source entity before this one; empty if none, or if the source is not a dataset. */
    default Optional<Entity> previous() {
        return Optional.empty();
    }

    /** A reserved field of the source's version such as {@code _updated} or {@code _ts}; null if it has none. */
    default Value reserved(String name) {
        return NullValue.NULL;
    }

    /** The completeness of the dataset as far as the other one, {@code via}, has it; a datetime, or null. */
    default Value completeness(String via, String dataset) {
        return NullValue.NULL;
    }

    /** Waits for {@code sleep!}. */
    default void sleep(Duration time) {}

    /** Told of the rows of a join that is traced under the name. */
    default void traced(String name, long rows) {}
}
