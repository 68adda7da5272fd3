package org.digitalcommons.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.digitalcommons.Commons;
import org.digitalcommons.catalog.Rooms;
import org.digitalcommons.serve.http.Assets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds at every address, whatever answers there: headers, methods, openness, negotiation, HEAD, compression. */
class EveryAddressTest {

    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    private static final String NOTHING = "default-src 'none'; style-src 'self'; img-src 'self' data:;"
            + " form-action 'self'; base-uri 'none'";
    private static final String PAGE = NOTHING + "; frame-ancestors 'none'";
    private static final String QUERY = "/sparql?query=ASK%7B%7D";
    private static final String GRAPH =
            "/data?graph=https%3A%2F%2Fw3id.org%2Fdigital-commons%2Fgraph%2Freference%2Fontology";

    /** One address of each kind; of every servlet and of every page. */
    private static final List<String> ADDRESSES = List.of(
            "/",
            "/bodies",
            "/bodies/none",
            "/clusters",
            "/clusters/none",
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
            "/doc/body/none",
            "/concept",
            "/concept/function/communications",
            "/shape",
            "/-/health",
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
    private static final List<String> NEGOTIATED = List.of(
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

    @TempDir
    private static Path folder;

    private static Commons commons;
    private static Server server;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @BeforeAll
    static void open() {
        commons = Commons.open(folder.resolve("store"), Rooms.in(Path.of(".")));
        commons.derive(step -> {});
        server = Server.start(commons, "127.0.0.1", 0);
    }

    @AfterAll
    static void close() {
        server.close();
        commons.close();
    }

    static Stream<String> addresses() {
        return ADDRESSES.stream();
    }

    static Stream<String> negotiated() {
        return NEGOTIATED.stream();
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void theSecurityHeadersAreThoseOfTheTable(String address) {
        for (var method : List.of("GET", "HEAD", "OPTIONS", "PATCH")) {
            for (var accept : List.of(BROWSER, "application/json", "image/png")) {
                var headers = send(method, address, "Accept", accept).headers();
                var as = method + " " + address + " " + accept;
                assertThat(headers.firstValue("X-Content-Type-Options")).as(as).contains("nosniff");
                assertThat(headers.firstValue("Content-Security-Policy"))
                        .as(as)
                        .contains(policy(address));
                assertThat(headers.firstValue("Referrer-Policy"))
                        .as(as)
                        .contains(address.startsWith("/publish") && !address.startsWith("/publishers")
                                ? "no-referrer"
                                : "same-origin");
                assertThat(headers.firstValue("X-Frame-Options").isPresent())
                        .as(as)
                        .isNotEqualTo(address.startsWith("/embed/"));
                assertThat(headers.firstValue("Server")).as(as).isEmpty();
                assertThat(headers.firstValue("Fuseki-Request-Id")).as(as).isEmpty();
                assertThat(headers.allValues("Content-Security-Policy")).as(as).hasSize(1);
            }
        }
    }

    private static String policy(String address) {
        if (address.startsWith("/embed/")) {
            return NOTHING + "; frame-ancestors *";
        }
        if (address.startsWith("/sparql")) {
            return NOTHING + "; script-src 'self'; connect-src 'self'; frame-ancestors 'none'";
        }
        return address.startsWith("/data") ? "default-src 'none'; frame-ancestors 'none'; sandbox" : PAGE;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/publishers", "/sparqling", "/database", "/embedded", "/data/x"})
    void anAddressThatOnlyBeginsLikeAnExceptionIsNone(String address) {
        assertThat(send("GET", address).headers().firstValue("Content-Security-Policy"))
                .contains(address.equals("/data/x") ? "default-src 'none'; frame-ancestors 'none'; sandbox" : PAGE);
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void optionsAreAnsweredWithTheMethodsThereAre(String address) {
        var reply = send("OPTIONS", address);
        assertThat(reply.statusCode()).isEqualTo(204);
        assertThat(reply.body()).isEmpty();
        assertThat(reply.headers().firstValue("Allow"))
                .contains(
                        address.startsWith("/data")
                                ? "GET, HEAD, PUT, POST, DELETE, OPTIONS"
                                : isAsked(address) || isPublish(address)
                                        ? "GET, HEAD, POST, OPTIONS"
                                        : "GET, HEAD, OPTIONS");
        var other = send("PATCH", address);
        assertThat(other.statusCode()).isEqualTo(405);
        assertThat(other.headers().firstValue("Allow"))
                .isEqualTo(reply.headers().firstValue("Allow"));
    }

    /** What a browser asks before a program of another site may send a long Accept, If-None-Match or headers of its own. */
    @ParameterizedTest
    @MethodSource("addresses")
    void aProgramInAPageOfAnotherSiteMayReadWithAnyHeader(String address) {
        var preflight = send(
                "OPTIONS",
                address,
                "Origin",
                "https://example.org",
                "Access-Control-Request-Method",
                "GET",
                "Access-Control-Request-Headers",
                "accept,if-none-match,x-own");
        if (isPublish(address)) {
            assertThat(preflight.headers().map().keySet()).noneMatch(h -> h.startsWith("access-control"));
            return;
        }
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Methods"))
                .contains(isAsked(address) ? "GET, HEAD, POST" : "GET, HEAD");
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Headers").orElse(""))
                .endsWith("*")
                .doesNotContainIgnoringCase("authorization");
        assertThat(preflight.headers().firstValue("Access-Control-Max-Age")).isPresent();
        var read = send(
                "GET",
                address,
                "Origin",
                "https://example.org",
                "Accept",
                "text/x-own;q=0.1,".repeat(20) + "*/*",
                "X-Own",
                "own");
        assertThat(read.statusCode()).isNotEqualTo(406);
        assertThat(read.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(read.headers().firstValue("Access-Control-Expose-Headers").orElse(""))
                .contains("ETag");
        assertThat(read.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
    }

    private static boolean isAsked(String address) {
        return address.startsWith("/sparql") || address.startsWith("/reconcile");
    }

    private static boolean isPublish(String address) {
        return address.equals("/publish") || address.startsWith("/publish/");
    }

    @ParameterizedTest
    @MethodSource("negotiated")
    void aClientThatAcceptsNothingOfWhatIsOfferedIsToldWhatIs(String address) {
        var refused = send("GET", address, "Accept", "image/png, video/*;q=0.5");
        assertThat(refused.statusCode()).isEqualTo(406);
        assertThat(refused.headers().firstValue("Content-Type")).contains("text/plain;charset=utf-8");
        assertThat(refused.body()).matches("None of the formats you accept is offered here; ask for one of [a-z].*/.*\\.\\n");
        assertThat(send("GET", address, "Accept", "*/*;q=0").statusCode()).isEqualTo(406);
    }

    @ParameterizedTest
    @MethodSource("negotiated")
    void aFormatMayBeNamedTwiceIfItIsTheSame(String address) {
        var format = address.equals("/reconcile") ? "json" : address.startsWith("/data") ? "turtle" : "html";
        var named = address + (address.contains("?") ? "&" : "?") + "format=" + format;
        assertThat(send("GET", named + "&format=" + format).statusCode()).isIn(200, 303);
        var two = send("GET", named + "&format=docx");
        assertThat(two.statusCode()).isEqualTo(400);
        assertThat(two.body()).contains("\"format\" has 2 different values; give it one.");
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void theReplySaysWhatItDependsOn(String address) {
        var vary = send("GET", address, "Accept", BROWSER).headers().firstValue("Vary").orElse("");
        assertThat(vary).contains("Accept-Encoding");
        if (NEGOTIATED.contains(address)) {
            assertThat(vary).startsWith("Accept, ");
        }
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void headIsGetWithoutTheBody(String address) throws IOException {
        for (var encoding : List.of("identity", "gzip")) {
            var get = raw("GET", address, encoding);
            var head = raw("HEAD", address, encoding);
            assertThat(head.body()).isEmpty();
            assertThat(head.status()).isEqualTo(get.status());
            for (var name : List.of("content-type", "content-encoding", "etag", "vary", "location", "cache-control")) {
                assertThat(head.headers().get(name)).as(name).isEqualTo(get.headers().get(name));
            }
            if (head.headers().containsKey("content-length")) {
                assertThat(head.headers().get("content-length"))
                        .isEqualTo(get.headers().get("content-length"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/def", "/assets/site.css", "/ask", "/sparql", GRAPH, "/publish", "/def?format=turtle"})
    void textIsCompressedForThoseWhoAcceptIt(String address) throws IOException {
        var plain = raw("GET", address, "identity");
        var packed = raw("GET", address, "br;q=1.0, gzip;q=0.8");
        assertThat(plain.headers()).doesNotContainKey("content-encoding");
        assertThat(packed.headers()).containsEntry("content-encoding", "gzip");
        assertThat(packed.body().length).isLessThan(plain.body().length * 2 / 3);
        try (var in = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
            assertThat(in.readAllBytes()).isEqualTo(plain.body());
        }
        assertThat(raw("GET", address, "gzip;q=0").headers()).doesNotContainKey("content-encoding");
        assertThat(packed.headers().get("vary")).contains("Accept-Encoding");
    }

    @Test
    void aShortReplyIsNotCompressed() throws IOException {
        assertThat(raw("GET", "/-/health", "gzip").headers()).doesNotContainKey("content-encoding");
    }

    /** Compressed or not, a tag holds: that of a compressed reply is known, in lists, weakly, and as any. */
    @Test
    void aPageThatAClientHasIsNotSentAgain() throws IOException {
        var tag = raw("GET", "/def", "gzip").headers().get("etag");
        for (var held : List.of(tag, "W/" + tag, "\"x\" , " + tag, "*")) {
            for (var encoding : List.of("gzip", "identity")) {
                var again = raw("GET", "/def", encoding, "If-None-Match: " + held);
                assertThat(again.status()).as(held).isEqualTo(304);
                assertThat(again.body()).isEmpty();
                assertThat(again.headers()).containsKeys("etag", "vary", "cache-control");
            }
        }
        assertThat(raw("GET", "/def", "gzip", "If-None-Match: \"x\"").status()).isEqualTo(200);
        assertThat(raw("GET", "/def?format=turtle", "gzip", "If-None-Match: " + tag).status())
                .isEqualTo(200);
    }

    @Test
    void severalAcceptLinesAreOneList() throws IOException {
        var csv = raw("GET", "/bodies", "identity", "Accept: text/html;q=0.2", "Accept: text/csv;q=0.9");
        assertThat(csv.headers().get("content-type")).startsWith("text/csv");
        var none = raw("GET", "/bodies", "identity", "Accept: text/csv;q=0");
        assertThat(none.status()).isEqualTo(406);
    }

    @Test
    void anAssetIsKeptForAYearUnderTheAddressOfItsContent() {
        var page = send("GET", "/", "Accept", BROWSER).body();
        for (var name : List.of("site.css", "govuk-frontend.min.css")) {
            var address = Assets.address(name);
            assertThat(address).matches("/assets/[a-z.-]+-[0-9a-f]{12}\\.css");
            assertThat(page).contains("href=\"" + address + "\"");
            assertThat(send("GET", address).headers().firstValue("Cache-Control"))
                    .contains("public, max-age=31536000, immutable");
            assertThat(send("GET", "/assets/" + name).headers().firstValue("Cache-Control"))
                    .contains("no-cache");
        }
        assertThat(send("GET", "/assets/site-000000000000.css").statusCode()).isEqualTo(404);
    }

    @Test
    void healthIsAskedAnew() {
        var health = send("GET", "/-/health", "Accept", "*/*");
        assertThat(health.body()).isEqualTo("ok\n");
        assertThat(health.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(health.headers().firstValue("ETag")).isEmpty();
    }

    @Test
    void whatIsUnreadableIsToldInASentenceWithTheSameHeaders() throws IOException {
        var broken = raw("GET", "/%zz", "identity");
        assertThat(broken.status()).isEqualTo(400);
        assertThat(new String(broken.body(), StandardCharsets.UTF_8))
                .isEqualTo("The request cannot be read; check its address and headers.\n");
        assertThat(broken.headers()).containsEntry("content-security-policy", PAGE);
    }

    private static HttpResponse<String> send(String method, String address, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(server.address() + address.substring(1)))
                .method(method, BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RawReply raw(String method, String address, String encoding, String... lines) throws IOException {
        return RawReply.of(
                server.port(),
                method,
                address,
                Stream.concat(Stream.of("Accept-Encoding: " + encoding), Stream.of(lines)).toList());
    }
}
