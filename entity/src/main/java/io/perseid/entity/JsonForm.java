package io.perseid.entity;

/**
 * Which JSON an end-point speaks.
 *
 * @param escapeTilde whether a string that begins with a tilde is written with a second one before it, and read so.
 *     Without it such a string may come back as another type: the known hole of the compatible form
 * @param floatAsDecimal whether a number with a point or an exponent is read as a decimal
 * @param floatAsInt whether a number with a point or an exponent but no fraction is read as an integer
 * @param limits how much of anything may come in
 */
public record JsonForm(boolean escapeTilde, boolean floatAsDecimal, boolean floatAsInt, JsonLimits limits) {
    /** As existing clients and services speak it. */
    public static final JsonForm COMPATIBLE = new JsonForm(false, false, false, JsonLimits.DEFAULT);

    /** The compatible form without its hole. */
    public static final JsonForm ESCAPED = COMPATIBLE.withEscapeTilde(true);

    /** This form with strings that begin with a tilde escaped, or not. */
    public JsonForm withEscapeTilde(boolean escape) {
        return new JsonForm(escape, floatAsDecimal, floatAsInt, limits);
    }

    /** This form with fractions read as decimals, or as floats. */
    public JsonForm withFloatAsDecimal(boolean asDecimal) {
        return new JsonForm(escapeTilde, asDecimal, floatAsInt, limits);
    }

    /** This form with whole numbers read as integers however they are written, or not. */
    public JsonForm withFloatAsInt(boolean asInt) {
        return new JsonForm(escapeTilde, floatAsDecimal, asInt, limits);
    }

    /** This form with other limits. */
    public JsonForm withLimits(JsonLimits other) {
        return new JsonForm(escapeTilde, floatAsDecimal, floatAsInt, other);
    }
}
