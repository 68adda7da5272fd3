package org.digitalcommons;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** A web server of somebody else on this machine, which remembers who asked for what. */
public final class Elsewhere implements AutoCloseable {

    /** What it does with a request. */
    public interface Reply {
        void to(HttpExchange request) throws IOException;
    }

    private final HttpServer server;
    private final String scheme;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile Reply reply = request -> request.sendResponseHeaders(404, -1);

    public Elsewhere() throws IOException {
        this(HttpServer.create(place(), 0), "http");
    }

    /** The same over TLS. */
    public Elsewhere(SSLContext keys) throws IOException {
        this(secured(keys), "https");
    }

    private static InetSocketAddress place() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private static HttpServer secured(SSLContext keys) throws IOException {
        var secured = HttpsServer.create(place(), 0);
        secured.setHttpsConfigurator(new HttpsConfigurator(keys));
        return secured;
    }

    private Elsewhere(HttpServer server, String scheme) {
        this.server = server;
        this.scheme = scheme;
        // Threads of its own: those that carry virtual threads may all be held by whatever else is tested meanwhile.
        server.setExecutor(
                Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory()));
        server.createContext("/", request -> {
            asked.add(request.getRequestURI().toString());
            try (request) {
                reply.to(request);
            } catch (IOException gone) {
                asked.add("broken off");
            }
        });
        server.start();
    }

    public void replies(Reply now) {
        reply = now;
    }

    /** Replies with this. */
    public static Reply with(int status, byte[] body, String... headers) {
        return request -> {
            for (int i = 0; i < headers.length; i += 2) {
                request.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            request.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            request.getResponseBody().write(body);
        };
    }

    /** What was asked for, in order. */
    public List<String> asked() {
        return asked;
    }

    /** Its address under a name of this machine. */
    public String at(String host, String path) {
        return "%s://%s:%d%s".formatted(scheme, host, server.getAddress().getPort(), path);
    }

    public String at(String path) {
        return at("127.0.0.1", path);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
