package io.perseid.http;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Between the HTTP library and the routes: one request in, one answer out, on the request's virtual thread. */
final class Exchange extends Handler.Abstract {
    private static final System.Logger LOG = System.getLogger(Exchange.class.getName());
    private static final int SMALLEST_TO_COMPRESS = 1024;
    private static final int BUFFER_BYTES = 32 * 1024;
    private static final int FIRST_FAILURE = 400;

    /** More than this is not read of a body that was refused. */
    private static final long MOST_REST_BYTES = 64 << 20;

    private final Routes routes;
    private final Guard guard;
    private final RequestObserver observer;

    private final UnaryOperator<String> mask;

    Exchange(Routes routes, Guard guard, RequestObserver observer, UnaryOperator<String> mask) {
        this.routes = routes;
        this.guard = guard;
        this.observer = observer;
        this.mask = mask;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        var headers = headers(request);
        RequestId.during(RequestId.of(headers), () -> answer(request, response, callback, headers));
        return true;
    }

    private void answer(Request request, Response response, Callback callback, Headers headers) {
        var bare = bare(request, headers);
        try (var measured = observer.begin(request.getMethod())) {
            var answer = answer(request, bare, measured);
            try (var body = answer.body()) {
                write(answer, body, bare, response);
            }
            if (answer.status() >= FIRST_FAILURE) {
                readRest(request);
            }
            callback.succeeded();
        } catch (Throwable e) {
            LOG.log(System.Logger.Level.DEBUG, "answer cut off path=" + bare.path(), e);
            callback.failed(e);
        }
    }

    /**
     * Reads what a refused client still sends. Closing the connection instead would reset it, and many clients lose the answer then: they
     * look for it only when they have sent everything.
     */
    private static void readRest(Request request) {
        try (var rest = Content.Source.asInputStream(request)) {
            var bytes = new byte[BUFFER_BYTES];
            long left = MOST_REST_BYTES;
            for (int read = 0; read >= 0 && left > 0; left -= read) {
                read = rest.read(bytes);
            }
        } catch (IOException | IllegalStateException e) {
            LOG.log(System.Logger.Level.DEBUG, "the rest of a refused body did not come", e);
        }
    }

    private Answer answer(Request request, Call bare, RequestObserver.Measured measured) {
        String template = "none";
        Answer answer;
        try {
            guard.check(bare);
            var found = routes.find(bare);
            template = found.route().path().text();
            answer = found.route().handler().answer(withContent(request, found.call()));
        } catch (Exception | StackOverflowError e) {
            answer = ProblemAnswer.of(e, bare, mask);
        }
        measured.answered(template, answer.status());
        return answer;
    }

    /** The request without what may be malformed. */
    private static Call bare(Request request, Headers headers) {
        return new Call(
                Method.of(request.getMethod()).orElse(Method.OTHER),
                String.valueOf(request.getHttpURI().getPath()),
                Map.of(),
                Parameters.NONE,
                headers,
                InputStream.nullInputStream(),
                RequestId.current().orElseThrow());
    }

    private static Call withContent(Request request, Call bare) {
        String query = request.getHttpURI().getQuery();
        return new Call(
                bare.method(),
                bare.path(),
                bare.parts(),
                query == null ? Parameters.NONE : Parameters.parse(query),
                bare.headers(),
                RequestBody.of(Content.Source.asInputStream(request), bare.headers()),
                bare.id());
    }

    private static Headers headers(Request request) {
        var fields = new HashMap<String, String>();
        for (HttpField field : request.getHeaders()) {
            String value = field.getValue() == null ? "" : field.getValue();
            fields.merge(field.getName(), value, (a, b) -> a + "," + b);
        }
        return Headers.of(fields);
    }

    private static void write(Answer answer, Answer.Body body, Call call, Response response) throws IOException {
        response.setStatus(answer.status());
        answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
        response.getHeaders().put(RequestId.HEADER, call.id());
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        boolean compressed = compressed(answer, call);
        if (compressed) {
            response.getHeaders().put("Content-Encoding", "gzip");
            response.getHeaders().put("Vary", "Accept-Encoding");
        } else if (body.length() >= 0 && answer.status() != 204 && answer.status() != 304) {
            response.getHeaders().put("Content-Length", body.length());
        }
        if (call.method() == Method.HEAD) {
            return;
        }
        var out = stream(Content.Sink.asOutputStream(response), compressed);
        body.writeTo(out);
        out.close(); // not after a failure: it would end the answer as if it were whole
    }

    private static OutputStream stream(OutputStream raw, boolean compressed) throws IOException {
        return compressed ? new FastGzip(raw) : new BufferedOutputStream(raw, BUFFER_BYTES);
    }

    private static boolean compressed(Answer answer, Call call) {
        String type = answer.headers().getOrDefault("Content-Type", "");
        boolean worthwhile = answer.body().length() < 0 || answer.body().length() >= SMALLEST_TO_COMPRESS;
        boolean compressible = type.contains("json")
                || type.startsWith("text/")
                || type.contains("javascript")
                || type.contains("svg")
                || type.contains("xml");
        return worthwhile
                && compressible
                && !type.startsWith("text/event-stream")
                && !answer.headers().containsKey("Content-Encoding")
                && call.headers().mentions("Accept-Encoding", "gzip");
    }

    /** The fastest level: a local network is quicker than the best one. */
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, BUFFER_BYTES, true);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
