package org.digitalcommons.serve;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client of an address of its own, of the many that the loopback device has, which speaks as slowly as it likes. */
final class Attacker implements AutoCloseable {

    private static final int MILLISECONDS_TO_READ = 20_000;

    private final Socket socket = new Socket();

    Attacker(String address, int port) {
        try {
            socket.setReceiveBufferSize(4_096);
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
            socket.setSoTimeout(MILLISECONDS_TO_READ);
            socket.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends something; whether the other side still listens is not known by that. */
    Attacker send(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
        } catch (IOException cut) {
            // Told by what is read.
        }
        return this;
    }

    /** The first line of the reply; empty when the connection was cut instead. */
    String status() {
        try {
            var line = new StringBuilder();
            for (int letter = socket.getInputStream().read();
                    letter >= 0 && letter != '\r';
                    letter = socket.getInputStream().read()) {
                line.append((char) letter);
            }
            return line.toString();
        } catch (IOException cut) {
            return "";
        }
    }

    /** The lines of the reply before its body, of which there is none; the first alone when the connection was cut. */
    String head() {
        var head = new StringBuilder();
        for (var line = status(); !line.strip().isEmpty(); line = status()) {
            head.append(line);
        }
        return head.toString();
    }

    /** What else comes before the connection ends. */
    String rest() {
        var bytes = new ByteArrayOutputStream();
        try {
            var buffer = new byte[64 * 1024];
            for (int read = socket.getInputStream().read(buffer);
                    read >= 0;
                    read = socket.getInputStream().read(buffer)) {
                bytes.write(buffer, 0, read);
            }
        } catch (IOException cut) {
            // Cut, and no more than that.
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
