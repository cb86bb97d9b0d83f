package io.perseid.hub;

import io.perseid.entity.Json;
import io.perseid.entity.JsonForm;
import io.perseid.entity.StringValue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Takes the values of secrets out of texts that leave the hub: as they are, as they stand in an address, and as they stand in JSON.
 * Values of less than {@link #SHORTEST} characters stay, since hiding them would make texts unreadable and tell the value by that.
 * Thread-safe.
 */
final class SecretMask {
    static final int SHORTEST = 4;

    private static final String MASK = "***";

    /** Longest first, so that a value that holds another is hidden as a whole. */
    private volatile List<String> hidden = List.of();

    /** From now on these are hidden, and those before no longer. */
    void hide(Secrets secrets) {
        hidden = secrets.byScope().values().stream()
                .flatMap(scope -> scope.values().stream())
                .flatMap(SecretMask::forms)
                .filter(text -> text.length() >= SHORTEST)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    private static Stream<String> forms(String value) {
        String json = Json.write(new StringValue(value), JsonForm.COMPATIBLE);
        return Stream.of(
                value,
                URLEncoder.encode(value, StandardCharsets.UTF_8),
                URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"),
                json.substring(1, json.length() - 1));
    }

    /** The text with every value of a secret replaced. */
    String masked(String text) {
        String masked = text;
        for (String value : hidden) {
            masked = masked.replace(value, MASK);
        }
        return masked;
    }
}
