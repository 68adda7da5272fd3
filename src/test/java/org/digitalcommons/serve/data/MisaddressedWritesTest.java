package org.digitalcommons.serve.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A write to no publication, to several, or to another state than the present one is refused and changes nothing. */
@Tag("slow")
class MisaddressedWritesTest extends RefusedWrites {

    @Test
    void anAddressOfAnotherFormIsExplained() {
        for (var rest : List.of(
                "services",
                "services/",
                "services/latest",
                "services/2024-26",
                "services/content/2024-25",
                "services/2024-25/findings",
                "services-2024-25/2024-25",
                "../carrowby/2024-25",
                "a_b/2024-25",
                "services//2024-25",
                "/2024-25")) {
            assertRefused(
                    served.put(brookmere, ServedGraphs.PUBLISHED + "brookmere/" + rest, ServedGraphs.SMALL),
                    400,
                    "This is not the address of a publication. Write " + ServedGraphs.PUBLISHED
                            + "brookmere/DATASET/PERIOD, the dataset in letters, digits and single hyphens");
        }
    }

    @Test
    void theWholeDatasetIsNobodysToWrite() {
        for (var method : List.of("PUT", "POST", "DELETE")) {
            assertRefused(served.send(asBrookmere(method, "")), 403, "about every graph");
            assertRefused(served.send(asBrookmere(method, "?")), 403, "about every graph");
        }
        var quads = served.at("")
                .header("Authorization", "Bearer " + brookmere)
                .header("Content-Type", "application/n-quads")
                .PUT(BodyPublishers.ofString("<urn:s> <urn:p> <urn:o> <urn:g> ."));
        assertRefused(served.send(quads), 403, "about every graph");
    }

    @Test
    void theDefaultGraphIsNobodysToWrite() {
        for (var method : List.of("PUT", "POST", "DELETE")) {
            assertRefused(served.send(asBrookmere(method, "?default")), 403, "default graph");
            assertRefused(served.send(asBrookmere(method, "?default=")), 403, "default graph");
        }
    }

    @Test
    void anUnclearTargetIsRefused() {
        for (var query : List.of(
                "?graph=" + ServedGraphs.OWN + "&graph=" + ServedGraphs.OWN,
                "?default&graph=" + ServedGraphs.OWN,
                "?graph=",
                "?graph=services",
                "?grpah=" + ServedGraphs.OWN,
                "?graph=" + ServedGraphs.OWN + "&update=x")) {
            assertThat(served.send(asBrookmere("PUT", query)).statusCode())
                    .as(query)
                    .isEqualTo(400);
            assertThat(served.send(served.at(query).GET()).statusCode())
                    .as(query)
                    .isEqualTo(400);
        }
    }

    @Test
    void aWriteThatWasMeantForAnotherStateIsRefused() {
        for (var method : List.of("PUT", "POST", "DELETE")) {
            assertRefused(
                    served.write(method, brookmere, ServedGraphs.OWN, ServedGraphs.SMALL, "If-Match", "\"stale\""),
                    412,
                    "it was changed since");
        }
        assertRefused(
                served.put(brookmere, ServedGraphs.OWN, ServedGraphs.SMALL, "If-None-Match", "*"),
                412,
                "there already");
        assertRefused(
                served.put(
                        brookmere,
                        ServedGraphs.PUBLISHED + "brookmere/new/2024-25",
                        ServedGraphs.SMALL,
                        "If-Match",
                        "*"),
                412,
                "changed since");
    }

    @Test
    void thereIsNothingToWithdrawWhereNothingIs() {
        assertRefused(
                served.write("DELETE", brookmere, ServedGraphs.PUBLISHED + "brookmere/new/2024-25", ""),
                404,
                "nothing to withdraw");
    }

    @Test
    void otherMethodsAreNotKnown() {
        for (var method : List.of("PATCH", "MOVE")) {
            var refused = served.send(asBrookmere(method, "?graph=" + ServedGraphs.OWN));
            assertThat(refused.statusCode()).isEqualTo(405);
            assertThat(refused.headers().firstValue("Allow")).contains("GET, HEAD, PUT, POST, DELETE, OPTIONS");
        }
    }
}
