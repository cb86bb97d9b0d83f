package io.perseid.entity;

import org.jspecify.annotations.Nullable;

/**
 * What a dataset holds: properties under an id, existing or deleted. Immutable and thread-safe.
 *
 * <p>A deleted entity keeps the properties it had, or those its source still gave. The properties never include
 * reserved ones, whose names begin with an underscore; those that begin with a dollar sign are properties like others.
 */
public final class Entity {
    private final EntityId id;
    private final boolean deleted;
    private final DictValue properties;
    private @Nullable ContentHash hash;

    private Entity(EntityId id, boolean deleted, DictValue properties, @Nullable ContentHash hash) {
        this.id = id;
        this.deleted = deleted;
        this.properties = properties;
        this.hash = hash;
    }

    /** An existing entity; reserved properties are left out. */
    public static Entity of(EntityId id, DictValue properties) {
        return new Entity(id, false, Reserved.without(properties), null);
    }

    /** A deleted entity; reserved properties are left out. */
    public static Entity deleted(EntityId id, DictValue properties) {
        return new Entity(id, true, Reserved.without(properties), null);
    }

    /** An entity as it was stored: the properties are trusted to hold no reserved one, and the hash to be theirs. */
    public static Entity stored(EntityId id, boolean deleted, DictValue properties, ContentHash hash) {
        return new Entity(id, deleted, properties, hash);
    }

    /** An entity with properties that are trusted to hold no reserved one. */
    public static Entity trusted(EntityId id, boolean deleted, DictValue properties) {
        return new Entity(id, deleted, properties, null);
    }

    /** Its key within its dataset. */
    public EntityId id() {
        return id;
    }

    /** Whether it is deleted. */
    public boolean isDeleted() {
        return deleted;
    }

    /** All properties but the reserved ones. */
    public DictValue properties() {
        return properties;
    }

    /** The hash of id, delete state and properties; computed when first asked for. */
    public ContentHash hash() {
        ContentHash made = hash;
        if (made == null) {
            made = new Digest().entity(id.value(), deleted, properties.slice());
            hash = made;
        }
        return made;
    }

    /** The entity with other properties; reserved ones are left out. */
    public Entity withProperties(DictValue other) {
        return new Entity(id, deleted, Reserved.without(other), null);
    }

    /** The entity under another id. */
    public Entity withId(EntityId other) {
        return new Entity(other, deleted, properties, null);
    }

    /** The entity deleted or existing. */
    public Entity withDeleted(boolean nowDeleted) {
        return nowDeleted == deleted ? this : new Entity(id, nowDeleted, properties, null);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Entity that
                && id.equals(that.id)
                && deleted == that.deleted
                && properties.equals(that.properties);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return (deleted ? "deleted " : "") + id + " " + properties;
    }
}
