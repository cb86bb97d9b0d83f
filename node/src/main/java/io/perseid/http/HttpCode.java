package io.perseid.http;

import io.perseid.fault.Code;
import io.perseid.fault.Kind;

/** What can go wrong between a client and a route. */
public enum HttpCode implements Code {
    /** Another process listens on the port. */
    PORT_TAKEN("port-taken", Kind.RESOURCE, 503),
    /** The address can be reached by other machines, and nobody said that this is wanted. */
    ADDRESS_NOT_LOCAL("address-not-local", Kind.CALLER, 400),
    /** The address isn't one of this machine, or can't be listened on. */
    ADDRESS_UNUSABLE("address-unusable", Kind.CALLER, 400),
    /** Nothing answers the path. */
    ROUTE_UNKNOWN("route-unknown", Kind.CALLER, 404),
    /** The path doesn't answer the verb. */
    METHOD_NOT_ALLOWED("method-not-allowed", Kind.CALLER, 405),
    /** A parameter has a value that can't be used. */
    PARAMETER_MALFORMED("parameter-malformed", Kind.CALLER, 400),
    /** A parameter that must be given is not. */
    PARAMETER_MISSING("parameter-missing", Kind.CALLER, 400),
    /** The request, or its body, isn't what the route reads. */
    REQUEST_MALFORMED("request-malformed", Kind.CALLER, 400),
    /** The body is larger than the route takes. */
    REQUEST_TOO_LARGE("request-too-large", Kind.CALLER, 413),
    /** The request's line and headers are larger than the node takes. */
    HEADERS_TOO_LARGE("headers-too-large", Kind.CALLER, 431),
    /** The client sent nothing for too long. */
    REQUEST_TOO_SLOW("request-too-slow", Kind.CALLER, 408),
    /** The connection ended before the body did. */
    REQUEST_CUT_OFF("request-cut-off", Kind.CALLER, 400),
    /** The body's compression isn't known. */
    MEDIA_TYPE_UNSUPPORTED("media-type-unsupported", Kind.CALLER, 415),
    /** The node wants a token and got none, or another. */
    TOKEN_MISSING("token-missing", Kind.CALLER, 401),
    /** A page of another site, or a name that isn't this machine's, was used to call the node. */
    ORIGIN_REFUSED("origin-refused", Kind.CALLER, 403),
    /** More posts come in at one time than the node takes. */
    OVERLOADED("overloaded", Kind.RESOURCE, 429),
    /** The node is stopping. */
    STOPPING("stopping", Kind.RESOURCE, 503),
    /** A mistake of the node; its log has the cause under the request id. */
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
