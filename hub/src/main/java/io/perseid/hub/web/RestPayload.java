package io.perseid.hub.web;

import io.perseid.entity.BytesValue;
import io.perseid.entity.DictValue;
import io.perseid.entity.Json;
import io.perseid.entity.JsonForm;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.hub.PlainJson;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** A payload as it goes over the wire. */
record RestPayload(String contentType, byte[] bytes) {
    /** The payload in the form that the operation's `payload-type` names; a null value is no payload. */
    static RestPayload of(String type, Value payload) {
        if (payload.isNull()) {
            return new RestPayload("", new byte[0]);
        }
        return switch (type) {
            case "json-transit" -> new RestPayload("application/json", Json.writeBytes(payload, JsonForm.COMPATIBLE));
            case "form" -> new RestPayload("application/x-www-form-urlencoded", utf8(OAuthLogin.form(fields(payload))));
            case "multipart-form" -> multipart(fields(payload));
            case "text" -> text(payload);
            default -> json(payload);
        };
    }

    /** A string is taken to be JSON already, or whatever else the operation's Content-Type says. */
    private static RestPayload json(Value payload) {
        return new RestPayload(
                "application/json",
                utf8(payload instanceof StringValue text ? text.value() : PlainJson.write(payload)));
    }

    private static RestPayload text(Value payload) {
        return payload instanceof BytesValue bytes
                ? new RestPayload("application/octet-stream", bytes.bytes())
                : new RestPayload("text/plain; charset=utf-8", utf8(PlainJson.text(payload)));
    }

    private static Map<String, String> fields(Value payload) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (payload instanceof DictValue dict) {
            dict.forEach((name, value) -> fields.put(name, PlainJson.text(value)));
        }
        return fields;
    }

    private static RestPayload multipart(Map<String, String> fields) {
        String boundary = "perseid-" + UUID.nameUUIDFromBytes(utf8(fields.toString()));
        var body = new StringBuilder();
        fields.forEach((name, value) -> body.append("--")
                .append(boundary)
                .append("\r\nContent-Disposition: form-data; name=\"")
                .append(name.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A"))
                .append("\"\r\n\r\n")
                .append(value)
                .append("\r\n"));
        body.append("--").append(boundary).append("--\r\n");
        return new RestPayload("multipart/form-data; boundary=" + boundary, utf8(body.toString()));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
