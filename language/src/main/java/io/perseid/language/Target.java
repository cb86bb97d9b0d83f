package io.perseid.language;

import io.perseid.entity.BooleanValue;
import io.perseid.entity.DictBuilder;
import io.perseid.entity.DictValue;
import io.perseid.entity.NullValue;
import io.perseid.entity.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The entity that a rule makes. Fields whose name begins with {@code _} are kept apart from the others, so that the
 * others can come out as the properties of an entity without being copied. Not thread-safe.
 */
public final class Target {
    private static final String ID = "_id";

    private final DictBuilder properties = new DictBuilder();
    private @Nullable LinkedHashMap<String, Value> reserved;

    /** Sets a property, in its old place if it is there. */
    public void put(String name, Value value) {
        if (isReserved(name)) {
            if (reserved == null) {
                reserved = new LinkedHashMap<>();
            }
            reserved.put(name, value);
        } else {
            properties.put(name, value);
        }
    }

    /** The property; null if there is none. */
    public Value get(String name) {
        if (isReserved(name)) {
            return reserved == null ? NullValue.NULL : reserved.getOrDefault(name, NullValue.NULL);
        }
        return properties.get(name);
    }

    /** Whether there is such a property. */
    public boolean has(String name) {
        return isReserved(name) ? reserved != null && reserved.containsKey(name) : properties.has(name);
    }

    /** Takes the property away if it is there. */
    public void remove(String name) {
        if (!isReserved(name)) {
            properties.remove(name);
        } else if (reserved != null) {
            reserved.remove(name);
        }
    }

    /** Copies a property that the dictionary has, in encoded form if it is encoded. */
    public void copy(DictValue from, String name) {
        if (isReserved(name)) {
            put(name, from.get(name));
        } else {
            properties.copy(from, name);
        }
    }

    /** Copies a property that has no reserved name under another such name, in encoded form if it is encoded. */
    public void copy(DictValue from, String name, String newName) {
        if (isReserved(name) || isReserved(newName)) {
            put(newName, from.get(name));
        } else {
            properties.copy(from, name, newName);
        }
    }

    /** Copies all properties of an entity, which has none with reserved names. */
    public void copyAll(DictValue from) {
        properties.copyAll(from);
    }

    /** Copies the properties of an entity whose names are wanted. */
    public void copyAll(DictValue from, Predicate<String> wanted) {
        properties.copyAll(from, wanted);
    }

    /** Names of all properties at this moment. */
    public List<String> names() {
        var names = new ArrayList<String>();
        if (reserved != null) {
            names.addAll(reserved.keySet());
        }
        names.addAll(properties.names());
        return names;
    }

    /** All of it, reserved fields first. */
    public DictValue dict() {
        DictValue rest = properties.build();
        if (reserved == null || reserved.isEmpty()) {
            return rest;
        }
        var all = new DictBuilder();
        reserved.forEach(all::put);
        for (String name : rest.names()) {
            all.copy(rest, name);
        }
        return all.build();
    }

    /** The properties without reserved fields. */
    DictValue properties() {
        return properties.build();
    }

    /** The id as it stands. */
    Value id() {
        return reserved == null ? NullValue.NULL : reserved.getOrDefault(ID, NullValue.NULL);
    }

    /** Whether it is marked as deleted, with exactly true. */
    boolean isDeleted() {
        return reserved != null && BooleanValue.TRUE.equals(reserved.get("_deleted"));
    }

    private static boolean isReserved(String name) {
        return !name.isEmpty() && name.charAt(0) == '_';
    }
}
