package io.perseid.http;

import io.perseid.fault.Fault;
import java.net.BindException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The node's door. Open from {@link #open} until {@link #close}; each request runs on a virtual thread of its own. */
public final class HttpServer implements AutoCloseable {
    private static final int SELECTORS = 1;
    private static final int PLATFORM_THREADS = 16;
    private static final int INPUT_BUFFER_BYTES = 32 * 1024;

    private final Server server;
    private final URI address;

    private HttpServer(Server server, URI address) {
        this.server = server;
        this.address = address;
    }

    /**
     * Listens and answers.
     *
     * @throws Fault {@code port-taken}, {@code address-not-local} or {@code address-unusable}; nothing is left open
     */
    public static HttpServer open(HttpServerSettings settings, Routes routes, RequestObserver observer) {
        return open(settings, routes, observer, UnaryOperator.identity());
    }

    /** @param mask takes out of what failures say what may not be seen */
    public static HttpServer open(
            HttpServerSettings settings, Routes routes, RequestObserver observer, UnaryOperator<String> mask) {
        var host = resolved(settings);
        var threads = new QueuedThreadPool(PLATFORM_THREADS, 2);
        threads.setName("http");
        threads.setVirtualThreadsExecutor(Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("request-", 0).factory()));
        var server = new Server(threads);
        var connections = new HttpConnectionFactory(configuration(settings));
        connections.setInputBufferSize(INPUT_BUFFER_BYTES);
        var connector = new ServerConnector(server, 1, SELECTORS, connections);
        connector.setHost(host.getHostAddress());
        connector.setPort(settings.port());
        connector.setIdleTimeout(settings.idleTimeout().toMillis());
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(settings.maxConnections(), connector));
        server.setErrorHandler(new LibraryErrors());
        server.setStopTimeout(settings.stopTimeout().toMillis());
        var guard = new Guard(settings.token(), host.isLoopbackAddress());
        server.setHandler(new GracefulHandler(new Exchange(routes, guard, observer, mask)));
        start(server, settings);
        return new HttpServer(server, URI.create("http://" + shown(settings.host()) + ":" + connector.getLocalPort()));
    }

    /** Where it listens, with the port it really has. */
    public URI address() {
        return address;
    }

    public int port() {
        return address.getPort();
    }

    /** Takes no new requests, lets those under way end until the stop timeout, and cuts the rest. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new Fault(HttpCode.UNEXPECTED, e, "the HTTP server did not stop in order");
        }
    }

    private static InetAddress resolved(HttpServerSettings settings) {
        InetAddress host;
        try {
            host = InetAddress.getByName(settings.host());
        } catch (UnknownHostException e) {
            throw new Fault(
                    HttpCode.ADDRESS_UNUSABLE,
                    e,
                    "the address to listen on is not known; set http.host to an address of this machine",
                    "http.host",
                    settings.host());
        }
        if (!host.isLoopbackAddress() && !settings.allowRemote()) {
            throw new Fault(
                    HttpCode.ADDRESS_NOT_LOCAL,
                    "other machines could reach the node there, and with it all data, without a password of their own;"
                            + " if that is wanted set http.allow_remote=true and http.token, or listen on 127.0.0.1",
                    "http.host",
                    settings.host());
        }
        return host;
    }

    private static HttpConfiguration configuration(HttpServerSettings settings) {
        var configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setSendDateHeader(true);
        configuration.setRequestHeaderSize(settings.maxHeaderBytes());
        configuration.setUriCompliance(UriCompliance.RFC3986); // ids of entities and datasets may hold any character
        return configuration;
    }

    private static void start(Server server, HttpServerSettings settings) {
        try {
            server.start();
        } catch (Exception e) {
            stopQuietly(server, e);
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof BindException) {
                    throw notBound(settings, cause);
                }
            }
            throw new Fault(HttpCode.ADDRESS_UNUSABLE, e, "can't listen", "http.host", settings.host());
        }
    }

    private static void stopQuietly(Server server, Exception because) {
        try {
            server.stop();
        } catch (Exception e) {
            because.addSuppressed(e);
        }
    }

    private static Fault notBound(HttpServerSettings settings, Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        if (message.contains("in use")) {
            return new Fault(
                    HttpCode.PORT_TAKEN,
                    cause,
                    "another process listens on the port; stop it, or choose another with --port or http.port (0 takes"
                            + " a free one)",
                    "host",
                    settings.host(),
                    "port",
                    settings.port());
        }
        return new Fault(
                HttpCode.ADDRESS_UNUSABLE,
                cause,
                "can't listen there",
                "host",
                settings.host(),
                "port",
                settings.port(),
                "cause",
                message);
    }

    private static String shown(String host) {
        return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    }
}
