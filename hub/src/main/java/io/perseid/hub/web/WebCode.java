package io.perseid.hub.web;

import io.perseid.fault.Code;
import io.perseid.fault.Kind;

/** What can go wrong between a pipe and a service or a file. */
enum WebCode implements Code {
    /** The service can't be reached. */
    UNREACHABLE("http-unreachable", Kind.EXTERNAL),
    /** The service took too long to accept the connection, to answer, or to go on with its answer. */
    TIMED_OUT("http-timed-out", Kind.EXTERNAL),
    /** No encrypted connection could be made, or the service's certificate is not trusted. */
    TLS_FAILED("http-tls-failed", Kind.EXTERNAL),
    /** The service refuses who we say we are: status 401 or 403. */
    LOGIN_REFUSED("http-login-refused", Kind.EXTERNAL),
    /** The service gave no access token. */
    TOKEN_REFUSED("http-token-refused", Kind.EXTERNAL),
    /** The service answered with a status that is not one of success. */
    STATUS_REFUSED("http-status-refused", Kind.EXTERNAL),
    /** The receiver has another sequence in mind: status 409. */
    CONFLICT("http-conflict", Kind.EXTERNAL),
    /** The answer ended before its end. */
    BODY_BROKEN("http-body-broken", Kind.EXTERNAL),
    /** The answer is not the JSON it should be. */
    BODY_NOT_JSON("http-body-not-json", Kind.EXTERNAL),
    /** The answer is larger than may be held in memory. */
    BODY_TOO_LARGE("http-body-too-large", Kind.RESOURCE),
    /** The service sends us from one address to another without end. */
    TOO_MANY_REDIRECTS("http-too-many-redirects", Kind.EXTERNAL),
    /** An address that is none. */
    ADDRESS_WRONG("http-address-wrong", Kind.EXTERNAL),
    /** A page is full and its last entity has no {@code _updated} to go on from. */
    PAGE_WITHOUT_TOKEN("http-page-without-token", Kind.EXTERNAL),
    /** The file isn't there. */
    FILE_NOT_FOUND("file-not-found", Kind.EXTERNAL),
    /** The file can't be read. */
    FILE_UNREADABLE("file-unreadable", Kind.EXTERNAL),
    /** A template can't be read, or not be filled in. */
    TEMPLATE_WRONG("rest-template-wrong", Kind.CALLER),
    /** An operation that the configuration doesn't list. */
    OPERATION_UNKNOWN("rest-operation-unknown", Kind.CALLER),
    /** An answer has no entity with an id where the configuration looks for it. */
    RESULT_WRONG("rest-result-wrong", Kind.EXTERNAL),
    /** An entity doesn't have the shape that the sink needs. */
    ENTITY_WRONG("rest-entity-wrong", Kind.EXTERNAL),
    /** A setting that existing configurations have and that this version can't honour. */
    SETTING_UNSUPPORTED("http-setting-unsupported", Kind.CALLER);

    private final String id;
    private final Kind kind;

    WebCode(String id, Kind kind) {
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
