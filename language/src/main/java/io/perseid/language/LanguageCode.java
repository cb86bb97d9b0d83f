package io.perseid.language;

import io.perseid.fault.Code;
import io.perseid.fault.Kind;

/** The failures of the language: of a rule when it is loaded, and of an entity when a rule runs on it. */
public enum LanguageCode implements Code {
    /** The configuration of the transform or the rule does not have the form it must have. */
    DTL_MALFORMED("dtl-malformed"),
    /** A function that does not exist. */
    DTL_UNKNOWN_FUNCTION("dtl-unknown-function"),
    /** An expression stands where a transform must stand, or the other way round. */
    DTL_WRONG_KIND("dtl-wrong-kind"),
    /** Too few or too many arguments. */
    DTL_ARGUMENT_COUNT("dtl-argument-count"),
    /** An argument that can never be used. */
    DTL_ARGUMENT("dtl-argument"),
    /** A rule that does not exist. */
    DTL_UNKNOWN_RULE("dtl-unknown-rule"),
    /** A rule that nothing applies. */
    DTL_UNUSED_RULE("dtl-unused-rule"),
    /** Transforms that can never be reached. */
    DTL_UNREACHABLE("dtl-unreachable"),
    /** A variable that does not exist. */
    DTL_UNKNOWN_VARIABLE("dtl-unknown-variable"),
    /** The current value outside of a function. */
    DTL_NO_CURRENT_VALUE("dtl-no-current-value"),
    /** A dictionary holds what looks like an expression, but is not evaluated. */
    DTL_NOT_EVALUATED("dtl-not-evaluated"),
    /** Rules with joins must be applied with {@code apply-hops}. */
    DTL_APPLY_WITH_HOPS("dtl-apply-with-hops"),
    /** A join of datasets is not described as it must be. */
    DTL_HOPS_MALFORMED("dtl-hops-malformed"),
    /** A dataset of a join is not connected to the source. */
    DTL_HOPS_NOT_CONNECTED("dtl-hops-not-connected"),
    /** A comparison that looks like a join, but can't use an index. */
    DTL_HOPS_NOT_INDEXED("dtl-hops-not-indexed"),
    /** Entities without the values that a join is about all have the same key, and so join each other. */
    DTL_HOPS_BLANK_KEY("dtl-hops-blank-key"),
    /** A wildcard where none is understood, or a pattern that is not what was meant. */
    DTL_WILDCARD("dtl-wildcard"),
    /** A secret that does not exist. */
    DTL_UNKNOWN_SECRET("dtl-unknown-secret"),
    /** A rule failed on purpose. */
    DTL_FAIL("dtl-fail"),
    /** A rule tripped the circuit breaker of its sink on purpose. */
    DTL_TRIP("dtl-trip"),
    /** The entity made by a rule has no string as its id. */
    DTL_ID_REQUIRED("dtl-id-required"),
    /** A key that can't be used to encrypt or decrypt, or a text that does not belong to it. */
    DTL_ENCRYPTION("dtl-encryption"),
    /** A rule went deeper, made more or took longer than it may. */
    DTL_LIMIT("dtl-limit", Kind.RESOURCE);

    private final String id;
    private final Kind kind;

    LanguageCode(String id) {
        this(id, Kind.CALLER);
    }

    LanguageCode(String id, Kind kind) {
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
