package org.digitalcommons.serve.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.digitalcommons.rights.Role;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whoever may not write is refused, is told why, is remembered, and leaves the store as it was. */
@Tag("slow")
class UnauthorisedWritesTest extends RefusedWrites {

    @Test
    void aStrangerIsAskedForAToken() {
        for (var method : List.of("PUT", "POST", "DELETE")) {
            var refused = served.send(turtle(method, ServedGraphs.OWN));
            assertRefused(refused, 401, "Writing takes the token of a publisher");
            assertThat(refused.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"Digital Commons\"");
            assertThat(lastAttempt())
                    .contains("\"token\":null,\"publisher\":null,\"action\":\"" + method + "\"", "\"status\":401");
        }
    }

    @Test
    void aTokenInAnyOtherPlaceIsNoToken() {
        assertRefused(
                served.send(served.at("?access_token=" + brookmere + "&graph=" + ServedGraphs.OWN)
                        .header("Content-Type", "text/turtle")
                        .PUT(BodyPublishers.ofString(ServedGraphs.SMALL))),
                401,
                "Writing takes the token");
        assertRefused(
                served.send(turtle("PUT", ServedGraphs.OWN).header("Authorization", "Basic " + brookmere)),
                401,
                "Writing takes the token");
    }

    @Test
    void aWrongTokenIsRefused() {
        for (var wrong : List.of(brookmere + "x", "dc_" + "A".repeat(43), "x", "", "x".repeat(5_000))) {
            var refused = served.put(wrong, ServedGraphs.OWN, ServedGraphs.SMALL);
            assertThat(refused.statusCode()).as(wrong).isEqualTo(401);
            assertThat(refused.headers().firstValue("WWW-Authenticate"))
                    .hasValueSatisfying(c -> assertThat(c).startsWith("Bearer realm="));
        }
        assertThat(lastAttempt()).contains("\"token\":null", "\"status\":401");
    }

    @Test
    void aRevokedTokenIsRefusedFromTheNextRequestOn() {
        var created = served.tokens().create("brookmere", Role.PUBLISHER, Optional.empty());
        assertThat(served.put(created.secret(), ServedGraphs.OWN, ServedGraphs.SMALL)
                        .statusCode())
                .isEqualTo(204);
        served.tokens().revoke(created.token().id());
        var refused = served.put(created.secret(), ServedGraphs.OWN, ServedGraphs.SMALL);
        assertRefused(
                refused, 401, "The token " + created.token().id() + " is revoked; ask the operator for a new one.");
        assertThat(refused.headers().firstValue("WWW-Authenticate"))
                .contains("Bearer realm=\"Digital Commons\", error=\"invalid_token\"");
        assertThat(lastAttempt())
                .contains("\"token\":\"" + created.token().id() + "\",\"publisher\":\"brookmere\"", "\"status\":401");
    }

    @Test
    void anExpiredTokenIsRefused() {
        assertRefused(
                served.put(served.tokenUntil(LocalDate.now().minusDays(2)), ServedGraphs.OWN, ServedGraphs.SMALL),
                401,
                "is expired");
    }

    @Test
    void theGraphOfAnotherPublisherIsForbidden() {
        for (var method : List.of("PUT", "POST", "DELETE")) {
            assertRefused(
                    served.write(method, brookmere, OTHERS, ServedGraphs.SMALL),
                    403,
                    "This graph is not yours to write");
        }
        assertThat(lastAttempt())
                .contains("\"publisher\":\"brookmere\"", "\"graph\":\"" + OTHERS + "\"", "\"status\":403");
    }

    @Test
    void aGraphThatIsNobodysIsForbidden() {
        for (var graph : List.of(
                "https://w3id.org/digital-commons/graph/derived/period",
                "https://w3id.org/digital-commons/graph/reference/ontology",
                "https://w3id.org/digital-commons/graph/store",
                "urn:x-arq:DefaultGraph",
                "urn:x-arq:UnionGraph",
                ServedGraphs.PUBLISHED + "brookmere",
                ServedGraphs.PUBLISHED + "brookmere-2/services/2024-25",
                "https://example.org/graph/published/brookmere/services/2024-25")) {
            assertRefused(served.put(brookmere, graph, ServedGraphs.SMALL), 403, "This graph is not yours to write");
            assertRefused(served.write("DELETE", brookmere, graph, ""), 403, "This graph is not yours to write");
        }
    }

    @Test
    void deputyAndSignatoryDoNotPublishAtOnce() {
        for (var role : List.of(Role.DEPUTY, Role.SIGNATORY)) {
            var refused = served.put(served.token("brookmere", role), ServedGraphs.OWN, ServedGraphs.SMALL);
            assertRefused(refused, 403, "The token of a %s does not change".formatted(role.word()));
            assertThat(refused.headers().firstValue("WWW-Authenticate").orElse(""))
                    .contains("insufficient_scope");
        }
    }

    @Test
    void aPageOfAnotherSiteMayReadButNotWrite() {
        var preflight = served.send(served.to(ServedGraphs.OWN)
                .header("Origin", "https://example.org")
                .header("Access-Control-Request-Method", "PUT")
                .header("Access-Control-Request-Headers", "authorization,content-type")
                .method("OPTIONS", BodyPublishers.noBody()));
        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(preflight.headers().firstValue("Allow")).contains("GET, HEAD, PUT, POST, DELETE, OPTIONS");
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Methods"))
                .contains("GET, HEAD");
        // "*" stands for every header but this one.
        assertThat(preflight
                        .headers()
                        .firstValue("Access-Control-Allow-Headers")
                        .orElseThrow())
                .doesNotContainIgnoringCase("authorization");
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
        var written = served.put(brookmere, OTHERS, ServedGraphs.SMALL, "Origin", "https://example.org");
        assertThat(written.headers().map().keySet()).noneMatch(h -> h.startsWith("access-control"));
        var read = served.get(ServedGraphs.OWN, "Origin", "https://example.org");
        assertThat(read.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(read.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
    }
}
