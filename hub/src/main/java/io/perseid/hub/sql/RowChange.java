package io.perseid.hub.sql;

import io.perseid.entity.EntityId;
import io.perseid.entity.Value;
import java.util.List;
import java.util.Map;

/** What one entity does to one row. */
sealed interface RowChange {
    /** The entity it comes from. */
    EntityId entity();

    /** The values of the key's columns in their order. */
    List<Value> key();

    /** The row is as the values say, whether it was there or not. */
    record Put(EntityId entity, List<Value> key, Map<Column, Value> values) implements RowChange {}

    /** The row is gone. */
    record Remove(EntityId entity, List<Value> key) implements RowChange {}
}
