package io.perseid.language.function;

import io.perseid.entity.Json;
import io.perseid.entity.JsonForm;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.fault.Fault;
import io.perseid.language.Signature;
import org.jspecify.annotations.Nullable;

/** {@code json-transit-parse}. */
final class JsonTransitParse implements Casting {
    @Override
    public Signature signature() {
        return Signature.of(
                "json-transit-parse [default:function] values",
                "The values that strings of JSON in transit form stand for. Other values and strings are dropped, or replaced by the default.");
    }

    @Override
    public @Nullable Value cast(Value value) {
        if (!(value instanceof StringValue(String text))) {
            return null;
        }
        try {
            return Json.parse(text, JsonForm.COMPATIBLE);
        } catch (Fault _) {
            return null;
        }
    }
}
