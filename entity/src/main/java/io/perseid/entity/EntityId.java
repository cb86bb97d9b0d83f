package io.perseid.entity;

/** The primary key of an entity within its dataset: any text. Ordered by code point. */
public record EntityId(String value) implements Comparable<EntityId> {
    @Override
    public int compareTo(EntityId other) {
        return ValueOrder.BY_CODE_POINT.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
