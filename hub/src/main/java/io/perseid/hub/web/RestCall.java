package io.perseid.hub.web;

import io.perseid.entity.DictValue;
import io.perseid.entity.Json;
import io.perseid.entity.JsonForm;
import io.perseid.entity.ListValue;
import io.perseid.entity.NullValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.fault.Fault;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Carries out one operation: fills its templates in, sends the request, waits where the service asks us to, reads the answer. */
final class RestCall {
    private static final int MOST_BYTES = 256 << 20;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private final WebSystem system;
    private final RestOperation operation;

    RestCall(WebSystem system, RestOperation operation) {
        this.system = system;
        this.operation = operation;
    }

    /**
     * A request made ready, and what templates may ask of it.
     *
     * @param url the address before its parameters
     */
    record Ready(Request request, String url, Map<String, String> params, Value payload) {
        boolean sameAs(Ready other) {
            return request.uri().equals(other.request().uri())
                    && request.headers().equals(other.request().headers())
                    && payload.equals(other.payload());
        }
    }

    /** What came back: the body as a value where it is JSON, else as text. */
    record Result(int status, Map<String, String> headers, Value body, boolean json, boolean ignored) {}

    /**
     * The request that the operation makes of these values.
     *
     * @param link the address of a further page; empty to use the operation's own
     * @param extra further parameters and headers: the token of a source that sends it by itself
     * @param literal whether the payload is sent as it is, templates or not
     */
    Ready prepare(
            Map<String, @Nullable Object> values,
            Optional<String> link,
            Extra extra,
            Value payloadGiven,
            boolean literal) {
        String url = link.orElseGet(() -> Jinja.fill(operation.text("url"), values));
        Map<String, @Nullable Object> known = new LinkedHashMap<>(values);
        known.put("url", url);
        Map<String, String> params = Templates.texts(operation.value("params"), known);
        params.putAll(extra.params());
        known.put("params", params);
        known.put("request_params", params);
        known.put("requests_params", params);
        Map<String, String> headers = Templates.texts(operation.value("headers"), known);
        headers.putAll(extra.headers());
        known.put("headers", headers);
        known.put("request_headers", headers);
        Value payload =
                literal ? payloadGiven : Templates.fill(payloadGiven, known).orElse(NullValue.NULL);
        RestPayload body = RestPayload.of(operation.text("payload-type"), payload);
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.put("Accept", "application/json, */*;q=0.1");
        if (body.bytes().length > 0) {
            all.put("Content-Type", body.contentType());
        }
        all.putAll(headers);
        Request request = new Request(operation.text("method"), address(url, params), all, body.bytes());
        return new Ready(request, url, params, payload);
    }

    /** Parameters and headers beside those of the operation. */
    record Extra(Map<String, String> params, Map<String, String> headers) {
        static final Extra NONE = new Extra(Map.of(), Map.of());
    }

    /** The address with those parameters that it doesn't have already. */
    private URI address(String url, Map<String, String> params) {
        String whole = system.uri(url).toString();
        var missing = new LinkedHashMap<String, String>();
        params.forEach((name, value) -> {
            if (!whole.matches(".*[?&]" + Pattern.quote(name) + "=.*")) {
                missing.put(name, value);
            }
        });
        if (missing.isEmpty()) {
            return URI.create(whole);
        }
        return URI.create(whole + (whole.indexOf('?') < 0 ? "?" : "&") + OAuthLogin.form(missing));
    }

    /**
     * What the service answers.
     *
     * @throws Fault if it can't be reached, or its status is neither allowed nor ignored
     */
    Result send(Ready ready) {
        for (int tried = 0; ; tried++) {
            try (Answer answer = system.send(ready.request())) {
                if (answer.status() == 429 && tried < operation.rateRetries()) {
                    system.pause().last(delay(answer));
                    continue;
                }
                return result(answer);
            }
        }
    }

    private Duration delay(Answer answer) {
        Duration asked = answer.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("\\d{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(Duration.ZERO);
        Duration longer = asked.compareTo(operation.rateDelay()) > 0 ? asked : operation.rateDelay();
        return longer.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : longer;
    }

    private Result result(Answer answer) {
        Map<String, String> headers = new LinkedHashMap<>();
        answer.headers()
                .map()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
        if (operation.ignores(answer.status())) {
            return new Result(answer.status(), headers, NullValue.NULL, true, true);
        }
        if (!operation.allowed().has(answer.status())) {
            throw system.faults().refused(answer);
        }
        byte[] bytes = bytes(answer);
        boolean json = isJson(answer.contentType());
        Value body = bytes.length == 0
                ? NullValue.NULL
                : json ? json(bytes, answer) : new StringValue(new String(bytes, StandardCharsets.UTF_8));
        return new Result(answer.status(), headers, body, json, false);
    }

    private byte[] bytes(Answer answer) {
        try {
            byte[] bytes = answer.body().readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw system.faults()
                        .found(
                                WebCode.BODY_TOO_LARGE,
                                "the answer is larger than one page may be; ask for smaller pages",
                                answer.uri(),
                                "most",
                                MOST_BYTES);
            }
            return bytes;
        } catch (IOException e) {
            throw system.faults().broken(answer.uri(), e);
        }
    }

    private boolean isJson(String contentType) {
        String type = contentType.replaceAll(";.*", "").strip().toLowerCase(Locale.ROOT);
        return type.equals("application/json")
                || type.endsWith("+json")
                || (operation.value("json_content_types") instanceof ListValue more
                        && more.items().contains(new StringValue(type)));
    }

    private Value json(byte[] bytes, Answer answer) {
        try {
            return Json.parse(bytes, JsonForm.COMPATIBLE);
        } catch (Fault e) {
            throw system.faults()
                    .found(WebCode.BODY_NOT_JSON, "the answer is not JSON", answer.uri(), "reason", e.getMessage());
        }
    }

    /** The value at the name, or at the path with dots in it; the whole if there is no path. */
    static Value at(Value body, String path) {
        if (path.isEmpty()) {
            return body;
        }
        if (body instanceof DictValue dict && dict.has(path)) {
            return dict.get(path);
        }
        Value found = body;
        for (String part : path.split("\\.")) {
            found = found instanceof DictValue dict ? dict.get(part) : NullValue.NULL;
        }
        return found;
    }
}
