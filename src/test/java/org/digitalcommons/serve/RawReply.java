package org.digitalcommons.serve;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A reply as it comes from the wire, to a request that is sent as it is.
 *
 * @param status the HTTP status
 * @param headers by name in small letters; several lines of a name are one, with commas
 * @param body the body without the marks of its chunks
 */
record RawReply(int status, Map<String, String> headers, byte[] body) {

    static RawReply of(int port, String method, String address, List<String> lines) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(300_000);
            var request = "%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n".formatted(method, address)
                    + lines.stream().map(line -> line + "\r\n").collect(Collectors.joining())
                    + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return read(new BufferedInputStream(socket.getInputStream()));
        }
    }

    private static RawReply read(InputStream in) throws IOException {
        int status = Integer.parseInt(line(in).split(" ", -1)[1]);
        var headers = new TreeMap<String, String>();
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            var parts = line.split(": ?", 2);
            headers.merge(parts[0].toLowerCase(Locale.ROOT), parts[1], (a, b) -> a + ", " + b);
        }
        return new RawReply(
                status, headers, "chunked".equals(headers.get("transfer-encoding")) ? chunks(in) : in.readAllBytes());
    }

    private static byte[] chunks(InputStream in) throws IOException {
        var body = new ByteArrayOutputStream();
        for (var head = line(in); !head.isEmpty() && !head.equals("0"); head = line(in)) {
            body.write(in.readNBytes(Integer.parseInt(head, 16)));
            line(in);
        }
        return body.toByteArray();
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            if (b != '\r') {
                line.append((char) b);
            }
        }
        return line.toString();
    }
}
