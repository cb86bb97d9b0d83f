package io.perseid.language;

import io.perseid.entity.BooleanValue;
import io.perseid.entity.DictBuilder;
import io.perseid.entity.DictValue;
import io.perseid.entity.Entity;
import io.perseid.entity.EntityId;
import io.perseid.entity.StringValue;

/** Dictionaries that become entities of their own. */
public final class Children {
    private static final String ID = "_id";

    private Children() {}

    /**
     * The dictionary as an entity.
     *
     * @throws io.perseid.fault.Fault if it has no string as its id
     */
    public static Entity entity(DictValue dict, Run run) {
        if (!(dict.get(ID) instanceof StringValue(String id))) {
            throw run.fault(
                    LanguageCode.DTL_ID_REQUIRED, "an entity that a rule creates needs an _id that is a string");
        }
        return entity(dict, id);
    }

    /** The dictionary as an entity with the id. */
    private static Entity entity(DictValue dict, String id) {
        var properties = new DictBuilder();
        for (String name : dict.names()) {
            if (!name.startsWith("_")) {
                properties.copy(dict, name);
            }
        }
        boolean deleted = BooleanValue.TRUE.equals(dict.get("_deleted"));
        return deleted
                ? Entity.deleted(new EntityId(id), properties.build())
                : Entity.of(new EntityId(id), properties.build());
    }
}
