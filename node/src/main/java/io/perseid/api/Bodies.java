package io.perseid.api;

import io.perseid.entity.DictValue;
import io.perseid.entity.Json;
import io.perseid.entity.JsonForm;
import io.perseid.entity.Value;
import io.perseid.fault.Fault;
import io.perseid.http.Call;
import io.perseid.http.HttpCode;
import java.io.IOException;

/** Small JSON bodies, read into memory. */
final class Bodies {
    private Bodies() {}

    static Value value(Call call, int maxBytes) throws IOException {
        return Json.parse(call.bytes(maxBytes), JsonForm.COMPATIBLE);
    }

    /**
     * A JSON object.
     *
     * @throws Fault {@code request-malformed} for anything else
     */
    static DictValue dict(Call call, int maxBytes) throws IOException {
        if (value(call, maxBytes) instanceof DictValue dict) {
            return dict;
        }
        throw malformed("the body is not a JSON object");
    }

    static Fault malformed(String reason) {
        return new Fault(HttpCode.REQUEST_MALFORMED, "the body can't be used", "reason", reason);
    }
}
