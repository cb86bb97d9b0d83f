package io.perseid.example.atlas;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The parameters behind the question mark of a URL. */
record Query(Map<String, String> parameters) {
    static Query of(URI uri) {
        Map<String, String> parameters = new HashMap<>();
        String text = uri.getRawQuery();
        if (text != null) {
            for (String pair : text.split("&", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    parameters.put(
                            pair.substring(0, equals),
                            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
                }
            }
        }
        return new Query(parameters);
    }

    /** The whole number of that name; the other one where it is missing or no number. */
    long number(String name, long otherwise) {
        String text = parameters.getOrDefault(name, "").replace("\"", "");
        return text.matches("-?\\d{1,18}") ? Long.parseLong(text) : otherwise;
    }
}
