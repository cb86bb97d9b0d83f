package io.perseid.http;

import io.perseid.fault.Code;
import io.perseid.fault.Kind;

/** What can go wrong between a client and a route. */
public enum HttpCode implements Code {
    PORT_TAKEN("port-taken", Kind.RESOURCE, 503),
    ADDRESS_NOT_LOCAL("address-not-local", Kind.CALLER, 400),
    ADDRESS_UNUSABLE("address-unusable", Kind.CALLER, 400),
    ROUTE_UNKNOWN("route-unknown", Kind.CALLER, 404),
    METHOD_NOT_ALLOWED("method-not-allowed", Kind.CALLER, 405),
    PARAMETER_MALFORMED("parameter-malformed", Kind.CALLER, 400),
    PARAMETER_MISSING("parameter-missing", Kind.CALLER, 400),
    REQUEST_MALFORMED("request-malformed", Kind.CALLER, 400),
    REQUEST_TOO_LARGE("request-too-large", Kind.CALLER, 413),
    HEADERS_TOO_LARGE("headers-too-large", Kind.CALLER, 431),
    REQUEST_TOO_SLOW("request-too-slow", Kind.CALLER, 408),
    REQUEST_CUT_OFF("request-cut-off", Kind.CALLER, 400),
    MEDIA_TYPE_UNSUPPORTED("media-type-unsupported", Kind.CALLER, 415),
    TOKEN_MISSING("token-missing", Kind.CALLER, 401),
    ORIGIN_REFUSED("origin-refused", Kind.CALLER, 403),
    OVERLOADED("overloaded", Kind.RESOURCE, 429),
    STOPPING("stopping", Kind.RESOURCE, 503),
    UNEXPECTED("unexpected", Kind.OURS, 500);

    private final String id;
    private final Kind kind;
    private final int status;

    HttpCode(String id, Kind kind, int status) {
        this.id = id;
        this.kind = kind;
        this.status = status;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public int httpStatus() {
        return status;
    }
}
