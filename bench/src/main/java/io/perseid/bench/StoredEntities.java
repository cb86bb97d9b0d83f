package io.perseid.bench;

import io.perseid.entity.DictValue;
import io.perseid.entity.Entity;
import io.perseid.entity.EntityId;
import io.perseid.entity.ValueWriter;
import java.util.Random;

/** Entities of about 700 bytes, in the encoded form in which a source hands them over. Not thread-safe. */
final class StoredEntities {
    private static final String TEXT = randomText();

    private final ValueWriter body = new ValueWriter();

    static EntityId id(int number) {
        return new EntityId("entity-" + number);
    }

    Entity entity(int number, int version) {
        return entity(number, body(number, version));
    }

    /** The entity with properties that were made already. */
    static Entity entity(int number, byte[] encoded) {
        return Entity.of(id(number), DictValue.encoded(encoded, 0, encoded.length));
    }

    byte[] body(int number, int version) {
        body.reset();
        body.dictHead(13);
        text("name", "Entity number " + number);
        text("town", "town-" + number);
        body.string("version");
        body.integer(version);
        body.string("number");
        body.integer(number);
        for (int i = 0; i < 9; i++) {
            int at = (number * 31 + i * 67) & 0x3ff;
            text("property-" + i, TEXT.substring(at, at + 56));
        }
        return body.toBytes();
    }

    private void text(String name, String value) {
        body.string(name);
        body.string(value);
    }

    private static String randomText() {
        var random = new Random(7);
        var text = new StringBuilder();
        while (text.length() < 2_048) {
            text.append((char) ('a' + random.nextInt(26)));
        }
        return text.toString();
    }
}
