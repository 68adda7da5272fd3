package org.digitalcommons.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.digitalcommons.Commons;
import org.digitalcommons.Fixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A refusal that is heard before the body was sent leaves its connection whole. */
class UnreadBodyTest {

    @TempDir
    private static Path folder;

    private static Commons commons;
    private static Server server;

    @BeforeAll
    static void open() {
        commons = Fixture.EMPTY.open(folder.resolve("store"));
        server = Server.start(commons, "127.0.0.1", 0);
    }

    @AfterAll
    static void close() {
        server.close();
        commons.close();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /publish, 415",
        "PUT, /data?graph=https%3A%2F%2Fw3id.org%2Fdigital-commons%2Fgraph%2Fhythe%2F2018, 401",
        "POST, /sparql, 415",
        "POST, /reconcile, 415",
        "POST, /ask, 405"
    })
    void theNextRequestIsAnswered(String method, String address, int status) throws IOException {
        try (var socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(300_000);
            var in = new BufferedInputStream(socket.getInputStream());
            say(
                    socket,
                    "%s %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: image/png\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\n"
                            .formatted(method, address));
            assertThat(status(in)).isEqualTo(status);
            say(socket, "small" + "GET / HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\n\r\n");
            assertThat(status(in)).isEqualTo(200);
        }
    }

    private static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    /** The status of the next answer, which is read to its end if it says how long it is; 0 if there is none. */
    private static int status(InputStream in) throws IOException {
        var first = line(in);
        int length = 0;
        for (var header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(
                        header.substring(header.indexOf(':') + 1).strip());
            }
        }
        in.readNBytes(length);
        return first.isEmpty() ? 0 : Integer.parseInt(first.split(" ")[1]);
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }
}
