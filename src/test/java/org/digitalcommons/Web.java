package org.digitalcommons;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A client of the server of the default store. */
public final class Web {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofMinutes(1)).build();

    private Web() {}

    /** What a browser gets at a path. */
    public static HttpResponse<String> page(String path) {
        return get(path, "Accept", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8");
    }

    /** What a program gets at a path with these headers. */
    public static HttpResponse<String> get(String path, String... headers) {
        var request = HttpRequest.newBuilder(at(path)).GET();
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** What a request of any kind gets. */
    public static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.timeout(Duration.ofMinutes(5)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A path of the server as an address. */
    public static URI at(String path) {
        return URI.create(DefaultStore.address() + path.substring(1));
    }

    /** A text as part of an address. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
