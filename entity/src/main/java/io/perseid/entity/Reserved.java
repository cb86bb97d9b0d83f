package io.perseid.entity;

/** The names that are reserved at the root of an entity: those that begin with an underscore. */
final class Reserved {
    static final String ID = "_id";
    static final String DELETED = "_deleted";
    static final String UPDATED = "_updated";

    private Reserved() {}

    static boolean is(String name) {
        return !name.isEmpty() && name.charAt(0) == '_';
    }

    /** The dict without reserved names; itself if it has none. */
    static DictValue without(DictValue properties) {
        DictBuilder clean = null;
        for (String name : properties.names()) {
            if (is(name)) {
                clean = clean == null ? DictBuilder.of(properties) : clean;
                clean.remove(name);
            }
        }
        return clean == null ? properties : clean.build();
    }
}
