package io.perseid.http;

import io.perseid.fault.Fault;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** A request's body as it comes in: decompressed, counted, and with failures of the connection as faults. One reader. */
final class RequestBody extends FilterInputStream {
    private RequestBody(InputStream in) {
        super(in);
    }

    /**
     * The body to read.
     *
     * @throws Fault {@code media-type-unsupported} for a compression other than gzip
     */
    static InputStream of(InputStream raw, Headers headers) {
        String encoding = headers.value("Content-Encoding").orElse("identity").strip();
        return switch (encoding) {
            case "identity", "" -> new RequestBody(raw);
            case "gzip", "x-gzip" -> new RequestBody(new LateGzip(raw));
            default ->
                throw new Fault(
                        HttpCode.MEDIA_TYPE_UNSUPPORTED,
                        "the body's compression is not known",
                        "found",
                        encoding,
                        "wanted",
                        "gzip or none");
        };
    }

    @Override
    public int read() throws IOException {
        try {
            return super.read();
        } catch (IOException e) {
            throw fault(e);
        }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
            return super.read(bytes, offset, length);
        } catch (IOException e) {
            throw fault(e);
        }
    }

    private static Fault fault(IOException e) {
        if (e instanceof ZipException) {
            return new Fault(HttpCode.REQUEST_MALFORMED, e, "the body is not the gzip it is said to be");
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof TimeoutException) {
                return new Fault(HttpCode.REQUEST_TOO_SLOW, e, "the client sent nothing for too long");
            }
        }
        return new Fault(HttpCode.REQUEST_CUT_OFF, e, "the request ended before its body did");
    }

    /** Reads the gzip header with the first byte that is asked for, so that opening a body never waits for the client. */
    private static final class LateGzip extends InputStream {
        private static final int BUFFER_BYTES = 64 * 1024;

        private final InputStream raw;
        private InputStream open = nullInputStream();
        private boolean opened;

        LateGzip(InputStream raw) {
            this.raw = raw;
        }

        @Override
        public int read() throws IOException {
            return opened().read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return opened().read(bytes, offset, length);
        }

        private InputStream opened() throws IOException {
            if (!opened) {
                open = new GZIPInputStream(raw, BUFFER_BYTES);
                opened = true;
            }
            return open;
        }
    }
}
