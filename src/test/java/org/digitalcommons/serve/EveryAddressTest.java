package org.digitalcommons.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds at every address, whatever answers there: security headers, methods, openness, and what is offered. */
class EveryAddressTest extends ServedAddresses {

    private static final String NOTHING =
            "default-src 'none'; style-src 'self'; img-src 'self' data:;" + " form-action 'self'; base-uri 'none'";
    private static final String PAGE = NOTHING + "; frame-ancestors 'none'";

    @ParameterizedTest
    @MethodSource("addresses")
    void theSecurityHeadersAreThoseOfTheTable(String address) {
        for (var method : List.of("GET", "HEAD", "OPTIONS", "PATCH")) {
            for (var accept : List.of(BROWSER, "application/json", "image/png")) {
                var headers = send(method, address, "Accept", accept).headers();
                var as = method + " " + address + " " + accept;
                assertThat(headers.firstValue("X-Content-Type-Options")).as(as).contains("nosniff");
                assertThat(headers.firstValue("Content-Security-Policy")).as(as).contains(policy(address));
                assertThat(headers.firstValue("Referrer-Policy"))
                        .as(as)
                        .contains(
                                address.startsWith("/publish") && !address.startsWith("/publishers")
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
                                : isAsked(address) || isForHolders(address)
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
        if (isForHolders(address)) {
            assertThat(preflight.headers().map().keySet()).noneMatch(h -> h.startsWith("access-control"));
            return;
        }
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin"))
                .contains("*");
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Methods"))
                .contains(isAsked(address) ? "GET, HEAD, POST" : "GET, HEAD");
        assertThat(preflight
                        .headers()
                        .firstValue("Access-Control-Allow-Headers")
                        .orElse(""))
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
        assertThat(read.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
    }

    private static boolean isAsked(String address) {
        return address.startsWith("/sparql") || address.startsWith("/reconcile");
    }

    /** Whether it takes a token of publishers or operators, which no page of another site is to send. */
    private static boolean isForHolders(String address) {
        return address.equals("/publish") || address.startsWith("/publish/") || address.startsWith("/-/");
    }

    @ParameterizedTest
    @MethodSource("negotiated")
    void aClientThatAcceptsNothingOfWhatIsOfferedIsToldWhatIs(String address) {
        var refused = send("GET", address, "Accept", "image/png, video/*;q=0.5");
        assertThat(refused.statusCode()).isEqualTo(406);
        assertThat(refused.headers().firstValue("Content-Type")).contains("text/plain;charset=utf-8");
        assertThat(refused.body())
                .matches("None of the formats you accept is offered here; ask for one of [a-z].*/.*\\.\\n");
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
        var vary = send("GET", address, "Accept", BROWSER)
                .headers()
                .firstValue("Vary")
                .orElse("");
        assertThat(vary).contains("Accept-Encoding");
        if (NEGOTIATED.contains(address)) {
            assertThat(vary).startsWith("Accept, ");
        }
    }
}
