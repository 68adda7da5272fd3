package org.digitalcommons;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A web server of somebody else on this machine, which remembers who asked for what. */
public final class Elsewhere implements AutoCloseable {

    /** What it does with a request. */
    public interface Reply {
        void to(HttpExchange request) throws IOException;
    }

    private final HttpServer server;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile Reply reply = request -> request.sendResponseHeaders(404, -1);

    public Elsewhere() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
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
        return "http://%s:%d%s".formatted(host, server.getAddress().getPort(), path);
    }

    public String at(String path) {
        return at("127.0.0.1", path);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
