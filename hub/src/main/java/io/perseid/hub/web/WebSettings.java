package io.perseid.hub.web;

import io.perseid.entity.DictValue;
import io.perseid.entity.IntegerValue;
import io.perseid.entity.ListValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.hub.BuildContext;
import io.perseid.hub.Form;
import io.perseid.hub.HubCode;
import io.perseid.hub.PlainJson;
import io.perseid.hub.Property;
import io.perseid.hub.Schema;
import io.perseid.hub.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what the systems `url` and `rest` have in common. */
final class WebSettings {
    static final Schema SCHEMA = Schema.of(
            Property.optional("url_pattern", Form.TEXT, "The address, with `%s` where relative addresses go."),
            Property.optional("base_url", Form.TEXT, "An address that relative ones are resolved against."),
            Property.flag("verify_ssl", false, "Whether the service's certificate is checked."),
            Property.optional("custom_ca_pem_chain", Form.TEXT, "Certificates that vouch for the service's, in PEM."),
            Property.optional("username", Form.TEXT, "The name to log in with."),
            Property.optional("password", Form.TEXT, "The password to log in with; best a `$SECRET(…)`."),
            Property.optional("jwt_token", Form.TEXT, "The token sent with `authentication` `jwt`."),
            Property.optional("headers", Form.TEXT_BY_NAME, "Headers of every request."),
            Property.optional(
                    "authentication",
                    Form.oneOf("basic", "digest", "ntlm", "tripletex", "jwt"),
                    "How we log in; `basic` and `jwt` are there."),
            Property.optional("oauth2", Form.OBJECT, "Where access tokens come from."),
            Property.optional("tripletex", Form.OBJECT, "Not there."),
            Property.optional("proxies", Form.TEXT_BY_NAME, "Not there."),
            Property.integer("connect_timeout", 1, 60, "Seconds until a connection must stand."),
            Property.integer("read_timeout", 1, 1800, "Seconds without a byte after which an answer is given up."),
            Property.flag("ignore_invalid_content_length_response_header", false, "Has no effect."),
            Property.optional("retry_strategy", Form.OBJECT, "How often a read is tried again, by status."));

    private final Settings settings;
    private final BuildContext context;
    private final Path directory;
    private final Pause pause;
    private boolean wrong;

    private WebSettings(Settings settings, BuildContext context, Path directory, Pause pause) {
        this.settings = settings;
        this.context = context;
        this.directory = directory;
        this.pause = pause;
    }

    /** The parts of the system described; empty if a problem was reported. */
    static Optional<WebParts> read(Settings settings, BuildContext context, Path directory, Pause pause) {
        return new WebSettings(settings, context, directory, pause).parts();
    }

    private Optional<WebParts> parts() {
        unsupported();
        WebAddress address = address();
        Optional<OAuthSettings> oauth = OAuthSettings.read(settings, context);
        wrong |= settings.has("oauth2") && oauth.isEmpty();
        RetryStrategy retries = RetrySettings.read(settings, context);
        Tls tls = tls(address.text());
        if (wrong) {
            return Optional.empty();
        }
        Map<String, String> headers = new LinkedHashMap<>();
        if (settings.value("headers") instanceof DictValue given) {
            given.forEach((name, value) -> headers.put(name, PlainJson.text(value)));
        }
        var faults = new WebFaults(context.component(), secrets(headers, oauth));
        var transport = new Transport(
                tls,
                Duration.ofSeconds(settings.integer("connect_timeout")),
                Duration.ofSeconds(settings.integer("read_timeout")),
                faults);
        Login login = oauth.<Login>map(known -> known.login(transport, faults, context.time()))
                .orElseGet(this::login);
        return Optional.of(new WebParts(address, headers, login, retries, transport, faults, pause));
    }

    private WebAddress address() {
        Optional<String> pattern = settings.find("url_pattern");
        Optional<String> base = settings.find("base_url");
        if (pattern.isPresent() == base.isPresent()) {
            error(
                    pattern.isPresent() ? HubCode.CONFIG_CONFLICT : HubCode.CONFIG_MISSING_PROPERTY,
                    "url_pattern",
                    "wanted one of `url_pattern` and `base_url`, found " + (pattern.isPresent() ? "both" : "neither"),
                    "give `url_pattern`");
        }
        return new WebAddress(
                context.component(), pattern.or(() -> base).orElse(""), pattern.isEmpty(), directory.toAbsolutePath());
    }

    private void unsupported() {
        for (String property : List.of("tripletex", "proxies")) {
            if (settings.has(property)) {
                refuse(property, "`" + property + "` is not supported yet");
            }
        }
        settings.find("authentication")
                .filter(way -> List.of("digest", "ntlm", "tripletex").contains(way))
                .ifPresent(way -> refuse("authentication", "`authentication` \"" + way + "\" is not supported yet"));
        if (settings.flag("ignore_invalid_content_length_response_header")) {
            refuse(
                    "ignore_invalid_content_length_response_header",
                    "`ignore_invalid_content_length_response_header` is not supported yet");
        }
    }

    private void refuse(String property, String message) {
        wrong = true;
        context.error(WebCode.SETTING_UNSUPPORTED, settings.place(property), message, "");
    }

    private void error(HubCode code, String property, String message, String fix) {
        wrong = true;
        context.error(code, settings.place(property), message, fix);
    }

    private Tls tls(String text) {
        Optional<String> chain = settings.find("custom_ca_pem_chain");
        if (!settings.flag("verify_ssl")) {
            if (text.startsWith("https:")) {
                context.warning(
                        HubCode.CONFIG_WITHOUT_EFFECT,
                        settings.place("verify_ssl"),
                        "the certificate of the service is not checked, so anybody on the way can read and change what is sent",
                        "set `verify_ssl` to true");
            }
            return Tls.unchecked();
        }
        try {
            return chain.isPresent() ? Tls.trusting(chain.get()) : Tls.trusted();
        } catch (GeneralSecurityException e) {
            error(
                    HubCode.CONFIG_WRONG_TYPE,
                    "custom_ca_pem_chain",
                    "wanted certificates in PEM, found something else: " + e.getMessage(),
                    "give the text between and with the BEGIN and END lines");
            return Tls.unchecked();
        }
    }

    private Login login() {
        Optional<String> way = settings.find("authentication");
        Optional<String> token = settings.find("jwt_token");
        if (token.isPresent() && way.filter("basic"::equals).isEmpty()) {
            return Login.bearer(token.get());
        }
        if (way.filter("basic"::equals).isPresent()) {
            return Login.basic(
                    settings.find("username").orElse(""),
                    settings.find("password").orElse(""));
        }
        if (settings.has("username")) {
            context.warning(
                    HubCode.CONFIG_WITHOUT_EFFECT,
                    settings.place("username"),
                    "`username` has no effect without `authentication`",
                    "set `authentication` to \"basic\"");
        }
        return Login.none();
    }

    private List<String> secrets(Map<String, String> headers, Optional<OAuthSettings> oauth) {
        List<String> secrets = new ArrayList<>(
                headers.values().stream().filter(value -> value.length() > 7).toList());
        settings.find("password").ifPresent(secrets::add);
        settings.find("jwt_token").ifPresent(secrets::add);
        oauth.ifPresent(known -> secrets.addAll(known.secrets()));
        return secrets;
    }

    /** The `oauth2` object. */
    private record OAuthSettings(OAuthLogin.Grant grant, Optional<String> access, Optional<String> refresh) {
        static Optional<OAuthSettings> read(Settings settings, BuildContext context) {
            if (!(settings.value("oauth2") instanceof DictValue given)) {
                return Optional.empty();
            }
            List<String> known = List.of(
                    "client_id",
                    "client_secret",
                    "token_url",
                    "access_token",
                    "refresh_token",
                    "refresh_window",
                    "scope",
                    "extra");
            boolean wrong = false;
            for (String name : given.names()) {
                if (!known.contains(name)) {
                    context.error(
                            HubCode.CONFIG_UNKNOWN_PROPERTY,
                            settings.place("oauth2").member(name),
                            "`oauth2` has no `" + name + "`",
                            "it may have " + String.join(", ", known));
                    wrong = true;
                }
            }
            for (String name : List.of("client_id", "client_secret", "token_url")) {
                if (!(given.get(name) instanceof StringValue)) {
                    context.error(
                            HubCode.CONFIG_MISSING_PROPERTY,
                            settings.place("oauth2"),
                            "`oauth2` needs `" + name + "`, a string",
                            "");
                    wrong = true;
                }
            }
            return wrong ? Optional.empty() : Optional.of(of(given));
        }

        private static OAuthSettings of(DictValue given) {
            Map<String, String> extra = new LinkedHashMap<>();
            if (given.get("extra") instanceof DictValue more) {
                more.forEach((name, value) -> extra.put(name, PlainJson.text(value)));
            }
            long window = given.get("refresh_window") instanceof IntegerValue seconds && seconds.isLong()
                    ? seconds.longValue()
                    : 30;
            var grant = new OAuthLogin.Grant(
                    URI.create(PlainJson.text(given.get("token_url"))),
                    PlainJson.text(given.get("client_id")),
                    PlainJson.text(given.get("client_secret")),
                    scope(given.get("scope")),
                    extra,
                    Duration.ofSeconds(window));
            return new OAuthSettings(grant, text(given, "access_token"), text(given, "refresh_token"));
        }

        private static String scope(Value given) {
            return given instanceof ListValue list
                    ? String.join(
                            " ", list.items().stream().map(PlainJson::text).toList())
                    : PlainJson.text(given);
        }

        private static Optional<String> text(DictValue given, String name) {
            return Optional.of(PlainJson.text(given.get(name))).filter(text -> !text.isEmpty());
        }

        Login login(Transport transport, WebFaults faults, io.perseid.time.Time time) {
            return new OAuthLogin(grant, access, refresh, transport, faults, time);
        }

        List<String> secrets() {
            return List.of(grant.clientSecret(), access.orElse(""), refresh.orElse(""));
        }
    }
}
