package org.digitalcommons.serve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.digitalcommons.Commons;
import org.digitalcommons.Fixture;
import org.digitalcommons.serve.http.Assets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A server of an empty store, and one address of each kind there is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ServedAddresses {

    static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    static final String QUERY = "/sparql?query=ASK%7B%7D";
    static final String GRAPH = "/data?graph=https%3A%2F%2Fw3id.org%2Fdigital-commons%2Fgraph%2Freference%2Fontology";

    /** One address of each kind; of every servlet and of every page. */
    static final List<String> ADDRESSES = List.of(
            "/",
            "/bodies",
            "/bodies/none",
            "/clusters",
            "/clusters/none",
            "/comparisons",
            "/comparisons/none",
            "/publishers",
            "/publishers/none",
            "/history",
            "/index",
            "/ask",
            "/ask/bodies",
            "/ask/bodies?colour=red",
            "/id/body/department-co",
            "/def",
            "/def/capability.svg",
            "/graph/reference/questions",
            "/doc/body/none",
            "/concept",
            "/concept/function/communications",
            "/shape",
            "/-/health",
            "/-/ready",
            "/-/metrics",
            "/assets/site.css",
            Assets.address("site.css"),
            "/nothing/here",
            "/embed/chart",
            "/sparql",
            QUERY,
            "/sparql?query=nonsense",
            GRAPH,
            "/data",
            "/publish",
            "/publish/none",
            "/reconcile",
            "/reconcile/suggest/type",
            "/reconcile/none");

    /** Of those that are negotiated. */
    static final List<String> NEGOTIATED = List.of(
            "/",
            "/bodies",
            "/clusters",
            "/publishers",
            "/history",
            "/index",
            "/ask",
            "/ask/bodies",
            "/id/body/department-co",
            "/def",
            "/concept/function/communications",
            QUERY,
            "/sparql",
            GRAPH,
            "/reconcile");

    private final HttpClient client = HttpClient.newHttpClient();
    private Commons commons;
    private Server server;

    @BeforeAll
    void open(@TempDir Path folder) {
        commons = Fixture.EMPTY.open(folder.resolve("store"));
        server = Server.start(commons, "127.0.0.1", 0);
    }

    @AfterAll
    void close() {
        server.close();
        commons.close();
    }

    static Stream<String> addresses() {
        return ADDRESSES.stream();
    }

    static Stream<String> negotiated() {
        return NEGOTIATED.stream();
    }

    /** What a client of the usual kind gets. */
    final HttpResponse<String> send(String method, String address, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(server.address() + address.substring(1)))
                .method(method, BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What comes from the wire. */
    final RawReply raw(String method, String address, String encoding, String... lines) throws IOException {
        return RawReply.of(
                server.port(),
                method,
                address,
                Stream.concat(Stream.of("Accept-Encoding: " + encoding), Stream.of(lines))
                        .toList());
    }
}
