package io.perseid.http;

import io.perseid.fault.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Answers what the HTTP library refuses by itself (a broken request line, too large a header) in the form of all others. */
final class LibraryErrors extends ErrorHandler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        int status = response.getStatus();
        var fault = fault(status, request.getAttribute(ERROR_EXCEPTION));
        var call = new Call(
                Method.of(request.getMethod()).orElse(Method.OTHER),
                String.valueOf(request.getHttpURI().getPath()),
                Map.of(),
                Parameters.NONE,
                Headers.NONE,
                InputStream.nullInputStream(),
                RequestId.of(Headers.NONE));
        var answer = ProblemAnswer.of(fault, call);
        answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
        response.getHeaders().put(RequestId.HEADER, call.id());
        response.setStatus(status >= 400 ? status : answer.status());
        var bytes = new ByteArrayOutputStream();
        answer.body().writeTo(bytes);
        response.write(true, ByteBuffer.wrap(bytes.toByteArray()), callback);
        return true;
    }

    private static Fault fault(int status, @Nullable Object cause) {
        String reason = cause instanceof HttpException bad ? String.valueOf(bad.getReason()) : "";
        return switch (status) {
            case 408 -> new Fault(HttpCode.REQUEST_TOO_SLOW, "the client sent nothing for too long");
            case 414, 431 ->
                new Fault(
                        HttpCode.HEADERS_TOO_LARGE,
                        "the request's line and headers are too large; http.max_header_bytes limits them",
                        "reason",
                        reason);
            case 503 -> new Fault(HttpCode.STOPPING, "the node is stopping and takes no new requests");
            default ->
                status >= 500
                        ? new Fault(HttpCode.UNEXPECTED, "the request could not be answered", "reason", reason)
                        : new Fault(
                                HttpCode.REQUEST_MALFORMED,
                                "the request is not HTTP that can be read",
                                "reason",
                                reason);
        };
    }
}
