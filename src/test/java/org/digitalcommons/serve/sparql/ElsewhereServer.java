package org.digitalcommons.serve.sparql;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody else's server, which counts who calls: the endpoint never may. */
public final class ElsewhereServer implements AutoCloseable {

    private final AtomicInteger requests = new AtomicInteger();
    private final HttpServer server;

    /** Begins to listen and to count. */
    public ElsewhereServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    /** Its address, with a slash at the end. */
    public String address() {
        return "http://localhost:" + server.getAddress().getPort() + "/";
    }

    /** How many called. */
    public int requests() {
        return requests.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
