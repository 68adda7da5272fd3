package org.digitalcommons.drill;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A client with an address of its own, of the many of the loopback device, that sends what it likes as it likes. */
final class Stranger implements AutoCloseable {

    private static final int MILLISECONDS_TO_WAIT = 60_000;

    private final Socket socket = new Socket();

    /**
     * Connects.
     *
     * @param from the address to come from, such as 127.0.0.2
     */
    Stranger(String from, URI server) throws IOException {
        socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
        socket.setSoTimeout(MILLISECONDS_TO_WAIT);
        socket.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), server.getPort()), 5_000);
    }

    /** The whole reply to one request, head and body; empty when the connection ended without one. */
    static String reply(String from, URI server, String request) {
        return reply(from, server, request, Duration.ofMillis(MILLISECONDS_TO_WAIT));
    }

    /** The same for who waits so long for the next part of a reply. */
    static String reply(String from, URI server, String request, Duration patience) {
        try (var stranger = new Stranger(from, server)) {
            stranger.socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
            stranger.send(request);
            return stranger.rest();
        } catch (IOException cut) {
            return "";
        }
    }

    /** The status of a reply; 0 when there is none. */
    static int status(String reply) {
        return reply.startsWith("HTTP/1.1 ") ? Integer.parseInt(reply.substring(9, 12)) : 0;
    }

    static String get(String path, String... lines) {
        return "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%s\r\n"
                .formatted(path, lines.length == 0 ? "" : String.join("\r\n", lines) + "\r\n");
    }

    static String ask(String query) {
        return post(
                "/sparql",
                "application/x-www-form-urlencoded",
                "query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
    }

    static String post(String path, String type, String body, String... lines) {
        return "POST %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: %s\r\nContent-Length: %d\r\n%s\r\n%s"
                .formatted(
                        path,
                        type,
                        body.getBytes(StandardCharsets.ISO_8859_1).length,
                        lines.length == 0 ? "" : String.join("\r\n", lines) + "\r\n",
                        body);
    }

    void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    private String rest() throws IOException {
        var bytes = new ByteArrayOutputStream();
        socket.getInputStream().transferTo(bytes);
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
