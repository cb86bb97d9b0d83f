package io.perseid.api;

import io.perseid.entity.IntegerValue;
import io.perseid.entity.Json;
import io.perseid.entity.JsonForm;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.fault.Fault;
import io.perseid.http.Parameters;
import java.math.BigInteger;
import java.util.Optional;

/** A sequence token as it stands in an address or a form. */
final class Since {
    private Since() {}

    /** The token: digits are a number, a JSON string is its text, anything else is a text; empty when absent or blank. */
    static Optional<Value> of(Parameters parameters, String name) {
        return parameters.text(name).filter(text -> !text.isBlank()).map(Since::value);
    }

    /**
     * The token of a dataset: an offset; -1, as for nothing seen, when absent.
     *
     * @throws Fault {@code parameter-malformed} if it isn't a whole number
     */
    static long offset(Parameters parameters) {
        var since = of(parameters, "since");
        if (since.isEmpty()) {
            return -1;
        }
        if (since.get() instanceof IntegerValue offset && offset.isLong() && offset.longValue() >= -1) {
            return offset.longValue();
        }
        throw Parameters.malformed("since", parameters.required("since"), "an offset");
    }

    private static Value value(String text) {
        if (text.matches("-?\\d{1,1000}")) {
            return IntegerValue.of(new BigInteger(text));
        }
        if (text.startsWith("\"")) {
            try {
                return Json.parse(text, JsonForm.COMPATIBLE);
            } catch (Fault e) {
                return new StringValue(text);
            }
        }
        return new StringValue(text);
    }
}
