package org.digitalcommons.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.digitalcommons.serve.http.Assets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How replies are sent: whole or by their head, compressed or not, anew or not at all. */
class RepresentationTest extends ServedAddresses {

    @ParameterizedTest
    @MethodSource("addresses")
    void headIsGetWithoutTheBody(String address) throws IOException {
        for (var encoding : List.of("identity", "gzip")) {
            var get = raw("GET", address, encoding);
            var head = raw("HEAD", address, encoding);
            assertThat(head.body()).isEmpty();
            assertThat(head.status()).isEqualTo(get.status());
            for (var name : List.of("content-type", "content-encoding", "etag", "vary", "location", "cache-control")) {
                assertThat(head.headers().get(name))
                        .as(name)
                        .isEqualTo(get.headers().get(name));
            }
            if (head.headers().containsKey("content-length")) {
                assertThat(head.headers().get("content-length"))
                        .isEqualTo(get.headers().get("content-length"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/def", "/assets/site.css", "/ask", "/sparql", GRAPH, "/publish", "/def?format=turtle"})
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
        assertThat(raw("GET", "/def?format=turtle", "gzip", "If-None-Match: " + tag)
                        .status())
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
        assertThat(broken.headers()).containsKeys("content-security-policy", "referrer-policy", "x-frame-options");
    }

    @Test
    void aPageSaysItsLanguageAndThatItDependsOnWhatTheReaderSpeaks() {
        var page = send("GET", "/", "Accept", BROWSER, "Accept-Language", "nl, en;q=0.5");
        assertThat(page.headers().firstValue("Content-Language")).contains("en");
        assertThat(page.headers().firstValue("Vary")).contains("Accept, Accept-Language, Accept-Encoding");
        assertThat(send("GET", "/bodies?format=csv").headers().firstValue("Content-Language"))
                .isEmpty();
    }
}
