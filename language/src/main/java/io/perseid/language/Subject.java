package io.perseid.language;

import io.perseid.entity.BooleanValue;
import io.perseid.entity.DictBuilder;
import io.perseid.entity.DictValue;
import io.perseid.entity.Entity;
import io.perseid.entity.Entries;
import io.perseid.entity.NullValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a variable stands for when its properties are asked for: an entity, whose id and reserved fields are properties
 * like any other, or some other value. Not thread-safe: the whole is put together when first asked for.
 */
public final class Subject {
    private static final String ID = "_id";
    private static final String DELETED = "_deleted";

    private final @Nullable Entity entity;
    private final @Nullable RunContext reserved;
    private @Nullable Value whole;
    private @Nullable Entries entries;

    private Subject(@Nullable Entity entity, @Nullable RunContext reserved, @Nullable Value whole) {
        this.entity = entity;
        this.reserved = reserved;
        this.whole = whole;
    }

    /** An entity as one of many. */
    public static Subject of(Entity entity) {
        return new Subject(entity, null, null);
    }

    /** The entity that a run is about, with the reserved fields that the context knows. */
    static Subject of(Entity entity, RunContext run) {
        return new Subject(entity, run, null);
    }

    /** Any value. */
    public static Subject of(Value value) {
        return new Subject(null, null, value);
    }

    /** The entity, if it is one. */
    Optional<Entity> entity() {
        return Optional.ofNullable(entity);
    }

    /** The property; null if there is none, or if this is no dictionary. */
    public Value get(String name) {
        if (entity == null) {
            return whole instanceof DictValue dict ? dict.get(name) : NullValue.NULL;
        }
        return name.startsWith("_")
                ? reserved(entity, name)
                : entity.properties().get(name);
    }

    /** Whether there is such a property. */
    public boolean has(String name) {
        if (entity == null) {
            return whole instanceof DictValue dict && dict.has(name);
        }
        return name.startsWith("_")
                ? !reserved(entity, name).isNull()
                : entity.properties().has(name);
    }

    /** The id if it is a string; null else. */
    public Value id() {
        return get(ID);
    }

    /** Where the entries of its encoded properties stand, as long as that is known. */
    @Nullable
    Entries entries() {
        return entries;
    }

    /** Notes where the entries of its properties stand, or that it is not known any more. */
    void located(@Nullable Entries known) {
        entries = known;
    }

    /** Where properties that may be copied in encoded form are. */
    public DictValue properties() {
        if (entity != null) {
            return entity.properties();
        }
        return whole instanceof DictValue dict ? dict : DictValue.EMPTY;
    }

    /** Whether its id and other reserved fields are kept apart from its {@link #properties}. */
    public boolean isEntity() {
        return entity != null;
    }

    /** All of it as one value; an entity is a dictionary with its id. */
    public Value whole() {
        if (whole == null) {
            whole = dict(Objects.requireNonNull(entity));
        }
        return whole;
    }

    /** The entity as a dictionary: its id, whether it is deleted, and its properties. */
    public static DictValue dict(Entity entity) {
        var builder = new DictBuilder();
        builder.put(ID, new StringValue(entity.id().value()));
        DictValue properties = entity.properties();
        for (String name : properties.names()) {
            builder.copy(properties, name);
        }
        if (entity.isDeleted()) {
            builder.put(DELETED, BooleanValue.TRUE);
        }
        return builder.build();
    }

    private Value reserved(Entity known, String name) {
        return switch (name) {
            case ID -> new StringValue(known.id().value());
            case DELETED -> known.isDeleted() ? BooleanValue.TRUE : NullValue.NULL;
            default -> reserved == null ? NullValue.NULL : reserved.reserved(name);
        };
    }
}
