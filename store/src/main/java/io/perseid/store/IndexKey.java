package io.perseid.store;

import io.perseid.entity.DecimalValue;
import io.perseid.entity.DictValue;
import io.perseid.entity.Entity;
import io.perseid.entity.FloatValue;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.ListValue;
import io.perseid.entity.NullValue;
import io.perseid.entity.TupleValue;
import io.perseid.entity.Value;
import io.perseid.entity.ValueWriter;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Brings values that compare as equal to the same bytes, and those to the hash under which an index holds them. */
final class IndexKey {
    private static final byte[] TUPLE = {(byte) 0xc1};

    private IndexKey() {}

    static IdHash of(Value value, SipHash hash) {
        var form = new ValueWriter(64);
        write(value, form);
        return hash.hash(form.buffer(), form.size());
    }

    /** All keys of an entity, each once; none if it is deleted. */
    static Set<IdHash> all(Entity entity, Function<Entity, List<Value>> keys, SipHash hash) {
        Set<IdHash> all = new LinkedHashSet<>();
        if (!entity.isDeleted()) {
            for (Value key : keys.apply(entity)) {
                if (!(key instanceof NullValue)) {
                    all.add(of(key, hash));
                }
            }
        }
        return all;
    }

    private static void write(Value value, ValueWriter form) {
        switch (value) {
            case FloatValue(double number) when Double.isFinite(number) -> write(new BigDecimal(number), form);
            case DecimalValue number -> write(number.value(), form);
            case IntegerValue number -> form.value(number);
            case ListValue list -> {
                form.listHead(list.size());
                list.items().forEach(item -> write(item, form));
            }
            case TupleValue tuple -> {
                form.raw(TUPLE, 0, 1);
                form.listHead(tuple.size());
                tuple.items().forEach(item -> write(item, form));
            }
            case DictValue dict -> {
                form.dictHead(dict.size());
                dict.names().stream().sorted().forEach(name -> {
                    form.string(name);
                    write(dict.get(name), form);
                });
            }
            default -> form.value(value);
        }
    }

    private static void write(BigDecimal number, ValueWriter form) {
        BigDecimal shortest = number.stripTrailingZeros();
        boolean whole = shortest.scale() <= 0 && shortest.scale() > -1_000;
        if (whole) {
            form.integer(shortest.toBigInteger());
        } else {
            form.decimal(shortest);
        }
    }
}
