package io.perseid.hub.web;

import io.perseid.fault.Fault;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import javax.net.ssl.SSLException;

/** Says in our words what went wrong with a request: which code, which system, which host; and never a secret. */
final class WebFaults {
    private final String system;
    private final List<String> secrets;

    WebFaults(String system, List<String> secrets) {
        this.system = system;
        this.secrets = secrets.stream().filter(secret -> !secret.isEmpty()).toList();
    }

    /** The service could not be asked. */
    Fault unanswered(URI uri, Throwable failure) {
        WebCode code = code(failure, WebCode.UNREACHABLE);
        String text = switch (code) {
            case TIMED_OUT -> "the service took too long";
            case TLS_FAILED -> "no encrypted connection to the service";
            case BODY_BROKEN -> "the service broke the connection";
            default -> "the service can't be reached";
        };
        return fault(code, text, uri, failure);
    }

    /** The answer could not be read to its end. */
    Fault broken(URI uri, Throwable failure) {
        WebCode code = code(failure, WebCode.BODY_BROKEN);
        String text = code == WebCode.TIMED_OUT ? "the service took too long" : "the answer ended before its end";
        return fault(code == WebCode.UNREACHABLE ? WebCode.BODY_BROKEN : code, text, uri, failure);
    }

    /** The service answered with a status that is no success. */
    Fault refused(Answer answer) {
        WebCode code = switch (answer.status()) {
            case 401, 403 -> WebCode.LOGIN_REFUSED;
            case 409 -> WebCode.CONFLICT;
            default -> WebCode.STATUS_REFUSED;
        };
        return found(
                code,
                "the service answered with an error",
                answer.uri(),
                "status",
                answer.status(),
                "said",
                said(answer));
    }

    /** A failure of our own finding. */
    Fault found(WebCode code, String text, URI uri, Object... facts) {
        var all = new java.util.ArrayList<Object>(
                List.of("system", system, "host", WebAddress.host(uri), "url", WebAddress.shown(uri.toString())));
        all.addAll(List.of(facts));
        return new Fault(code, text, all.toArray());
    }

    private Fault fault(WebCode code, String text, URI uri, Throwable failure) {
        Throwable told = failure;
        while (told.getMessage() == null && told.getCause() != null) {
            told = told.getCause();
        }
        String reason = told.getMessage() == null ? told.getClass().getSimpleName() : told.getMessage();
        return found(code, text, uri, "reason", clean(reason));
    }

    private static WebCode code(Throwable failure, WebCode standard) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpTimeoutException) {
                return WebCode.TIMED_OUT;
            }
            if (cause instanceof SSLException) {
                return WebCode.TLS_FAILED;
            }
            if (cause instanceof ConnectException
                    || cause instanceof UnknownHostException
                    || cause instanceof UnresolvedAddressException) {
                return WebCode.UNREACHABLE;
            }
            if (cause instanceof EOFException
                    || String.valueOf(cause.getMessage()).contains("reset")) {
                return WebCode.BODY_BROKEN;
            }
        }
        return standard;
    }

    /** The beginning of what the service said. */
    private String said(Answer answer) {
        try {
            byte[] start = answer.body().readNBytes(300);
            String text = new String(start, java.nio.charset.StandardCharsets.UTF_8);
            return clean(text.replaceAll("\\s+", " ").strip());
        } catch (IOException e) {
            return "";
        }
    }

    /** The text without secrets. */
    String clean(String text) {
        String clean = text;
        for (String secret : secrets) {
            clean = clean.replace(secret, "***");
        }
        return clean;
    }
}
