package io.perseid.store;

import io.perseid.entity.DictValue;
import io.perseid.entity.ValueWriter;
import io.perseid.fault.Fault;
import java.nio.ByteBuffer;

/**
 * What pipes remember, under keys of their choice.
 *
 * <pre>
 * value = S 1 dict (MessagePack, docs/formats/messagepack.md) crc32c (4)
 * </pre>
 */
final class States {
    private States() {}

    /** An empty dict removes the key. */
    static void put(Batch batch, String name, DictValue value) {
        byte[] key = Keys.state(name);
        if (key.length == 0) {
            throw new Fault(StoreCode.STATE_KEY_EMPTY, "a state needs a key");
        }
        if (value.isEmpty()) {
            batch.delete(Space.STATE, key);
            return;
        }
        var form = new ValueWriter();
        value.encodeTo(form);
        batch.put(Space.STATE, key, Frame.STATE.of(key, form.toBytes()));
    }

    static DictValue get(Engine engine, String name) {
        byte[] key = Keys.state(name);
        byte[] value = engine.get(Space.STATE, key);
        return value == null ? DictValue.EMPTY : decode(key, value);
    }

    static DictValue decode(byte[] key, byte[] value) {
        ByteBuffer content = Frame.STATE.open(key, value);
        return DictValue.encoded(value, content.position(), content.limit());
    }
}
