package io.perseid.entity;

import io.perseid.fault.Code;
import io.perseid.fault.Kind;

/** What can be wrong with data that comes in, and with encoded values. */
public enum EntityCode implements Code {
    /** The bytes are not JSON. */
    JSON_MALFORMED("json-malformed", Kind.CALLER),
    /** The JSON ends too early. */
    JSON_TRUNCATED("json-truncated", Kind.CALLER),
    /** The bytes of a string are not UTF-8. */
    JSON_NOT_UTF8("json-not-utf8", Kind.CALLER),
    /** An escape names half of a surrogate pair. */
    JSON_LONE_SURROGATE("json-lone-surrogate", Kind.CALLER),
    /** An object names a member twice. */
    JSON_DUPLICATE_KEY("json-duplicate-key", Kind.CALLER),
    /** Objects and arrays are nested deeper than allowed. */
    JSON_TOO_DEEP("json-too-deep", Kind.CALLER),
    /** A number has more characters than allowed. */
    JSON_NUMBER_TOO_LONG("json-number-too-long", Kind.CALLER),
    /** A number is too far from zero, or too close to it, for any type. */
    JSON_NUMBER_OUT_OF_RANGE("json-number-out-of-range", Kind.CALLER),
    /** A string has more bytes than allowed. */
    JSON_STRING_TOO_LONG("json-string-too-long", Kind.CALLER),
    /** An entity has more bytes than allowed. */
    JSON_ENTITY_TOO_LARGE("json-entity-too-large", Kind.CALLER),
    /** Something else stands where an entity belongs. */
    JSON_NOT_AN_ENTITY("json-not-an-entity", Kind.CALLER),
    /** An entity has no {@code _id}. */
    ENTITY_WITHOUT_ID("entity-without-id", Kind.CALLER),
    /** An entity's {@code _id} is not a string. */
    ENTITY_ID_NOT_A_STRING("entity-id-not-a-string", Kind.CALLER),
    /** The stream that JSON is read from or written to failed. */
    JSON_STREAM_FAILED("json-stream-failed", Kind.EXTERNAL),
    /** A string holds half of a surrogate pair and has no UTF-8 form. */
    STRING_LONE_SURROGATE("string-lone-surrogate", Kind.CALLER),
    /** A value is nested deeper than any form can hold. */
    VALUE_TOO_DEEP("value-too-deep", Kind.CALLER),
    /** A value does not fit into one array of bytes. */
    VALUE_TOO_LARGE("value-too-large", Kind.CALLER),
    /** The bytes are not the MessagePack form of a value. */
    MSGPACK_MALFORMED("msgpack-malformed", Kind.OURS),
    /** The MessagePack form ends too early. */
    MSGPACK_TRUNCATED("msgpack-truncated", Kind.OURS),
    /** A value is not in its one canonical MessagePack form. */
    MSGPACK_NOT_CANONICAL("msgpack-not-canonical", Kind.OURS),
    /** Lists and dicts are nested deeper than allowed. */
    MSGPACK_TOO_DEEP("msgpack-too-deep", Kind.OURS);

    private final String id;
    private final Kind kind;

    EntityCode(String id, Kind kind) {
        this.id = id;
        this.kind = kind;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
