package io.perseid.hub.web;

import io.perseid.entity.DictValue;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.StringValue;
import io.perseid.fault.Fault;
import io.perseid.hub.PlainJson;
import io.perseid.time.Time;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Access tokens of an OAuth 2 provider, by client credentials or by a refresh token (RFC 6749). A token is used until shortly
 * before it expires, or until the service refuses it.
 */
final class OAuthLogin implements Login {
    /**
     * How tokens are had.
     *
     * @param scope scopes with blanks between them; may be empty
     * @param extra further parameters of the provider
     * @param refreshWindow how long before its end a token is no longer used
     */
    record Grant(
            URI tokenUrl,
            String clientId,
            String clientSecret,
            String scope,
            Map<String, String> extra,
            Duration refreshWindow) {}

    private final Grant grant;
    private final Transport transport;
    private final WebFaults faults;
    private final Time time;
    private final ReentrantLock asking = new ReentrantLock();
    private @Nullable String accessToken;
    private @Nullable String refreshToken;
    private Instant end = Instant.MAX;

    /**
     * A login that has no token yet, or these.
     *
     * @param accessToken used first, if there is one
     * @param refreshToken asks for the next token, if there is one
     */
    OAuthLogin(
            Grant grant,
            Optional<String> accessToken,
            Optional<String> refreshToken,
            Transport transport,
            WebFaults faults,
            Time time) {
        this.grant = grant;
        this.transport = transport;
        this.faults = faults;
        this.time = time;
        this.accessToken = accessToken.orElse(null);
        this.refreshToken = refreshToken.orElse(null);
    }

    @Override
    public Optional<String> header() {
        asking.lock();
        try {
            if (accessToken == null || !time.now().isBefore(end)) {
                ask();
            }
            return Optional.of("Bearer " + accessToken);
        } finally {
            asking.unlock();
        }
    }

    @Override
    public boolean refused(String header) {
        asking.lock();
        try {
            if (header.equals("Bearer " + accessToken)) {
                accessToken = null;
            }
            return true;
        } finally {
            asking.unlock();
        }
    }

    private void ask() {
        var form = new LinkedHashMap<String, String>();
        if (refreshToken == null) {
            form.put("grant_type", "client_credentials");
        } else {
            form.put("grant_type", "refresh_token");
            form.put("refresh_token", refreshToken);
        }
        if (!grant.scope().isEmpty()) {
            form.put("scope", grant.scope());
        }
        form.putAll(grant.extra());
        Request request = Request.post(
                grant.tokenUrl(),
                "application/x-www-form-urlencoded",
                Map.of(
                        "Accept",
                        "application/json",
                        "Authorization",
                        Login.basic(encoded(grant.clientId()), encoded(grant.clientSecret()))
                                .header()
                                .orElseThrow()),
                form(form).getBytes(StandardCharsets.UTF_8));
        try (Answer answer = transport.send(request)) {
            keep(answer);
        }
    }

    private void keep(Answer answer) {
        if (!answer.succeeded()) {
            throw faults.found(
                    WebCode.TOKEN_REFUSED,
                    "the provider gave no access token",
                    answer.uri(),
                    "status",
                    answer.status());
        }
        if (!(read(answer) instanceof DictValue given) || !(given.get("access_token") instanceof StringValue token)) {
            throw faults.found(WebCode.TOKEN_REFUSED, "the provider's answer has no `access_token`", answer.uri());
        }
        accessToken = token.value();
        end = given.get("expires_in") instanceof IntegerValue seconds && seconds.isLong()
                ? time.now().plusSeconds(seconds.longValue()).minus(grant.refreshWindow())
                : Instant.MAX;
        if (given.get("refresh_token") instanceof StringValue next) {
            refreshToken = next.value();
        }
    }

    private Object read(Answer answer) {
        try {
            return PlainJson.read(new String(answer.body().readNBytes(1 << 20), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw faults.broken(answer.uri(), e);
        } catch (Fault e) {
            throw faults.found(WebCode.TOKEN_REFUSED, "the provider's answer is not JSON", answer.uri());
        }
    }

    /** Names and values as HTML forms send them. */
    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
