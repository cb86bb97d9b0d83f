package io.perseid.store.s3;

import io.perseid.fault.Fault;
import io.perseid.store.vault.VaultCode;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Where a vault lies in an S3-compatible store: {@code s3://BUCKET/PREFIX?endpoint=URL&region=NAME}.
 *
 * @param prefix of all keys; empty, or ends with a slash
 * @param endpoint of the store; ends with a slash
 */
record S3Address(String bucket, String prefix, String endpoint, String region) {
    private static final Set<String> PARAMETERS = Set.of("endpoint", "region");

    /**
     * Reads the text.
     *
     * @throws Fault {@link VaultCode#VAULT_ADDRESS_INVALID}
     */
    static S3Address parse(String text) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            throw invalid(text);
        }
        if (!"s3".equals(uri.getScheme()) || uri.getHost() == null) {
            throw invalid(text);
        }
        Map<String, String> parameters = parameters(text, uri.getRawQuery());
        String region = parameters.getOrDefault("region", "us-east-1");
        String endpoint = parameters.getOrDefault("endpoint", "https://s3." + region + ".amazonaws.com/");
        if (!endpoint.startsWith("https://") && !endpoint.startsWith("http://")) {
            throw invalid(text);
        }
        String prefix = uri.getPath().replaceAll("^/+|/+$", "");
        return new S3Address(
                uri.getHost(),
                prefix.isEmpty() ? "" : prefix + "/",
                endpoint.endsWith("/") ? endpoint : endpoint + "/",
                region);
    }

    private static Map<String, String> parameters(String text, @org.jspecify.annotations.Nullable String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String parameter : query == null ? new String[0] : query.split("&")) {
            int equals = parameter.indexOf('=');
            String name = equals < 0 ? parameter : parameter.substring(0, equals);
            if (equals < 0 || !PARAMETERS.contains(name)) {
                throw invalid(text);
            }
            parameters.put(name, URLDecoder.decode(parameter.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return parameters;
    }

    private static Fault invalid(String text) {
        return new Fault(
                VaultCode.VAULT_ADDRESS_INVALID,
                "a vault's address is a directory, or s3://BUCKET/PREFIX?endpoint=URL&region=NAME",
                "found",
                text);
    }

    @Override
    public String toString() {
        return "s3://" + bucket + "/" + prefix + " at " + endpoint;
    }
}
