package io.perseid.hub.web;

import io.perseid.fault.Fault;
import io.perseid.hub.DocumentSystem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** A service that is asked over HTTP, or a place for files. Thread-safe. */
final class WebSystem implements DocumentSystem {
    private final String type;
    private final WebAddress address;
    private final Map<String, String> headers;
    private final Login login;
    private final RetryStrategy retries;
    private final Transport transport;
    private final WebFaults faults;
    private final Pause pause;
    private final RestOperations operations;

    WebSystem(String type, WebParts parts, RestOperations operations) {
        this.type = type;
        this.address = parts.address();
        this.headers = Map.copyOf(parts.headers());
        this.login = parts.login();
        this.retries = parts.retries();
        this.transport = parts.transport();
        this.faults = parts.faults();
        this.pause = parts.pause();
        this.operations = operations;
    }

    @Override
    public String id() {
        return address.system();
    }

    @Override
    public String type() {
        return type;
    }

    @Override
    public String shown(String url) {
        return WebAddress.shown(address.whole(url));
    }

    @Override
    public InputStream open(String url) {
        String whole = address.whole(url);
        Optional<Path> file = address.file(whole);
        if (file.isPresent()) {
            return openFile(file.get());
        }
        Answer answer = ask(Request.get(address.request(whole), Map.of("Accept", "*/*")));
        try {
            return unpacked(answer.body());
        } catch (IOException e) {
            answer.close();
            throw faults.broken(answer.uri(), e);
        }
    }

    @Override
    public Fault broken(String url, IOException failure) {
        String whole = address.whole(url);
        Optional<Path> file = address.file(whole);
        return file.isPresent()
                ? new Fault(
                        WebCode.FILE_UNREADABLE,
                        failure,
                        "the file can't be read to its end",
                        "system",
                        id(),
                        "file",
                        file.get(),
                        "reason",
                        String.valueOf(failure.getMessage()))
                : faults.broken(address.request(whole), failure);
    }

    /** The failure to make sense of what {@link #open} or an answer gave. */
    Fault failure(String url, WebCode code, String text, Exception reason) {
        String said = faults.clean(String.valueOf(reason.getMessage()));
        String whole = address.whole(url);
        Optional<Path> file = address.file(whole);
        return file.isPresent()
                ? new Fault(code, text, "system", id(), "host", "file", "url", file.get(), "reason", said)
                : faults.found(code, text, address.request(whole), "reason", said);
    }

    private InputStream openFile(Path file) {
        try {
            return unpacked(Files.newInputStream(file));
        } catch (NoSuchFileException e) {
            throw new Fault(
                    WebCode.FILE_NOT_FOUND, "there is no such file", "system", id(), "host", "file", "file", file);
        } catch (IOException e) {
            throw new Fault(
                    WebCode.FILE_UNREADABLE,
                    e,
                    "the file can't be read",
                    "system",
                    id(),
                    "host",
                    "file",
                    "file",
                    file,
                    "reason",
                    String.valueOf(e.getMessage()));
        }
    }

    private static InputStream unpacked(InputStream content) throws IOException {
        var buffered = new BufferedInputStream(content, 1 << 16);
        buffered.mark(2);
        boolean packed = buffered.read() == 0x1F && buffered.read() == 0x8B;
        buffered.reset();
        return packed ? new GZIPInputStream(buffered, 1 << 16) : buffered;
    }

    /** The address of a request. */
    URI uri(String url) {
        return address.request(address.whole(url));
    }

    /** The file that the address names, if it names one. */
    Optional<Path> file(String url) {
        return address.file(address.whole(url));
    }

    WebFaults faults() {
        return faults;
    }

    Pause pause() {
        return pause;
    }

    /** The operations that a `rest` system lists. */
    RestOperations operations() {
        return operations;
    }

    /**
     * The answer to the request, of a status of success.
     *
     * @throws Fault if the service can't be reached or refuses
     */
    Answer ask(Request request) {
        for (int tried = 0; ; tried++) {
            Answer answer = send(request);
            if (answer.succeeded()) {
                return answer;
            }
            RetryStrategy.Rule rule = retries.after(answer.status());
            try (answer) {
                if (!request.repeatable()
                        || tried >= rule.retries()
                        || Thread.currentThread().isInterrupted()) {
                    throw faults.refused(answer);
                }
            }
            pause.last(rule.delay());
        }
    }

    /** The answer to the request, whatever its status. */
    Answer send(Request request) {
        Optional<String> header = login.header();
        Answer answer = transport.send(complete(request, header));
        if (answer.status() == 401 && header.isPresent() && login.refused(header.get())) {
            answer.close();
            answer = transport.send(complete(request, login.header()));
        }
        return answer;
    }

    private Request complete(Request request, Optional<String> authorization) {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(headers);
        all.putAll(request.headers());
        authorization.ifPresent(header -> all.put("Authorization", header));
        return new Request(request.method(), request.uri(), new LinkedHashMap<>(all), request.body());
    }

    /** Frees its connections. */
    @Override
    public void close() {
        transport.close();
    }
}
