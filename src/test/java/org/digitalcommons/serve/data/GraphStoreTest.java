package org.digitalcommons.serve.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.vocabulary.SKOS;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.publish.importer.SourceFolder;
import org.digitalcommons.serve.http.Format;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The good path: a publisher writes its graph, everybody reads it, and what follows from it follows. */
@Tag("slow")
class GraphStoreTest {

    private static final String OWN = ServedGraphs.OWN;
    private static final String BODY = "https://w3id.org/digital-commons/id/body/sample-brookmere";

    @TempDir
    private Path folder;

    private ServedGraphs served;
    private String token = "";

    @BeforeEach
    void start() {
        served = new ServedGraphs(folder, WriteLimits.standard());
        token = served.token("brookmere");
    }

    @AfterEach
    void stop() {
        served.close();
    }

    @Test
    void whatIsPutCanBeGot() {
        var put = served.put(token, OWN, ServedGraphs.SMALL);
        assertThat(put.body()).isEqualTo("Accepted: no findings.\n");
        assertThat(put.statusCode()).isEqualTo(201);
        assertThat(put.headers().firstValue("Link").orElse(""))
                .isEqualTo("</data?graph=https%3A%2F%2Fw3id.org%2Fdigital-commons%2Fgraph%2Fpublished%2Fbrookmere"
                        + "%2Fservices%2F2024-25%2Ffindings>; rel=\"related\"");
        var got = served.get(OWN);
        assertThat(got.statusCode()).isEqualTo(200);
        assertThat(got.headers().firstValue("Content-Type")).contains("text/turtle; charset=utf-8");
        assertThat(got.headers().firstValue("Vary")).contains("Accept, Accept-Encoding");
        var graph = ServedGraphs.graph(got.body(), OWN);
        ServedGraphs.graph(ServedGraphs.SMALL, OWN).stream()
                .forEach(t -> assertThat(graph.contains(t)).as(t.toString()).isTrue());
        assertThat(got.body()).doesNotContain("hasFile", "wasDerivedFrom");
        assertThat(served.commons().upkeep().isDerived()).isTrue();
        assertThat(served.commons().contents().publications()).containsExactly(NodeFactory.createURI(OWN));
        assertThat(served.attempts().getLast())
                .matches("\\{\"time\":\"[0-9TZ:.-]+\",\"token\":\"[0-9a-f]{10}\",\"publisher\":\"brookmere\","
                        + "\"action\":\"PUT\",\"graph\":\"" + OWN + "\",\"status\":201,\"findings\":0,"
                        + "\"checksum\":\"sha256:[0-9a-f]{64}\",\"times\":1}");
    }

    @Test
    void whatIsGotCanBePutAgain() {
        served.put(token, OWN, ServedGraphs.SMALL);
        for (var format : Format.OF_GRAPHS) {
            var got = served.send(
                    served.to(OWN).header("Accept", format.contentType()).GET());
            var again = served.send(served.to(OWN)
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", format.contentType())
                    .header("If-Match", got.headers().firstValue("ETag").orElseThrow())
                    .PUT(BodyPublishers.ofString(got.body())));
            assertThat(again.body()).isEmpty();
            assertThat(again.statusCode()).isEqualTo(204);
            assertThat(ServedGraphs.graph(served.get(OWN).body(), OWN)
                            .isIsomorphicWith(RDFParser.fromString(got.body(), format.lang())
                                    .base(OWN)
                                    .toGraph()))
                    .as(format.name())
                    .isTrue();
        }
    }

    @Test
    void theSameAgainChangesNothing() {
        var first = served.put(token, OWN, ServedGraphs.SMALL);
        var before = served.stored();
        var second = served.put(token, OWN, ServedGraphs.SMALL);
        assertThat(second.statusCode()).isEqualTo(204);
        assertThat(second.headers().firstValue("ETag"))
                .isEqualTo(first.headers().firstValue("ETag"));
        assertThat(served.stored()).isEqualTo(before);
    }

    @Test
    void statementsAreAddedWithPost() {
        served.put(token, OWN, ServedGraphs.SMALL);
        var added = served.write("POST", token, OWN, """
                @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
                <%s> skos:altLabel "Brookmere" ; skos:note [ skos:prefLabel "first" ] .
                """.formatted(BODY));
        assertThat(added.statusCode()).as(added.body()).isEqualTo(204);
        served.write("POST", token, OWN, """
                @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
                <%s> skos:note [ skos:prefLabel "second" ] .
                """.formatted(BODY));
        var graph = ServedGraphs.graph(served.get(OWN).body(), OWN);
        var body = NodeFactory.createURI(BODY);
        assertThat(graph.contains(body, SKOS.altLabel.asNode(), Node.ANY)).isTrue();
        assertThat(graph.contains(body, SKOS.prefLabel.asNode(), Node.ANY)).isTrue();
        assertThat(graph.find(body, SKOS.note.asNode(), Node.ANY).toList())
                .as("two things without an address stay two")
                .hasSize(2);
        ServedGraphs.graph(ServedGraphs.SMALL, OWN).stream()
                .forEach(t -> assertThat(graph.contains(t)).as(t.toString()).isTrue());
    }

    @Test
    void postToANewGraphMakesIt() {
        assertThat(served.write("POST", token, OWN, ServedGraphs.SMALL).statusCode())
                .isEqualTo(201);
        assertThat(served.get(OWN).statusCode()).isEqualTo(200);
    }

    @Test
    void twoPublishersWithADatasetOfOneNameDoNotMeet() {
        var other = OWN.replace("brookmere", "carrowby");
        served.put(token, OWN, ServedGraphs.SMALL);
        served.put(served.token("carrowby"), other, ServedGraphs.SMALL.replace("\"Brookmere\"@en", "\"Carrowby\"@en"));
        assertThat(files()).hasSize(2);
        assertThat(served.get(OWN).body()).doesNotContain("\"Carrowby\"@en");
    }

    private List<Node> files() {
        var store = served.commons().contents();
        return store.read(() -> store.dataset().stream()
                .filter(q -> q.getPredicate().getURI().endsWith("#hasFile"))
                .map(q -> q.getObject())
                .distinct()
                .toList());
    }

    @Test
    void aPublicationOfTablesIsReplacedButNotAddedTo() throws Unreadable {
        var source = SourceFolder.in(served.commons().rooms()).stream()
                .filter(f -> f.toString().contains("taxbase"))
                .findFirst()
                .orElseThrow();
        var taxbase = served.commons()
                .publish(SourceFolder.delivery(source))
                .candidate()
                .publication();
        var publisher =
                taxbase.getURI().substring(ServedGraphs.PUBLISHED.length()).split("/")[0];
        var before = served.stored();
        var refused = served.write("POST", served.token(publisher), taxbase.getURI(), ServedGraphs.SMALL);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(409);
        assertThat(refused.body()).startsWith("This publication was made of tables");
        assertThat(served.stored()).isEqualTo(before);
    }

    @Test
    void whatIsDeletedIsWithdrawnWithAllThatFollowsFromIt() {
        var empty = served.commons().contents().size();
        var tag = served.put(token, OWN, ServedGraphs.SMALL)
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        var deleted = served.write("DELETE", token, OWN, "", "If-Match", tag);
        assertThat(deleted.statusCode()).isEqualTo(204);
        assertThat(served.get(OWN).statusCode()).isEqualTo(404);
        assertThat(served.get(OWN + "/findings").statusCode()).isEqualTo(404);
        assertThat(served.commons().contents().size()).isEqualTo(empty);
        assertThat(served.commons().upkeep().isDerived()).isTrue();
        assertThat(served.commons()
                        .contents()
                        .read(() -> served.commons().contents().dataset().stream()
                                .anyMatch(q -> q.getSubject().toString().equals(BODY))))
                .isFalse();
        assertThat(folder.resolve("history")).isNotEmptyDirectory();
        assertThat(served.write("DELETE", token, OWN, "").statusCode()).isEqualTo(404);
    }

    /** Six writers of six publications at once: each is stored whole, and what is derived follows from the last. */
    @Test
    void writesAreOneAtATime() {
        var statuses = IntStream.range(0, 6)
                .parallel()
                .mapToObj(i -> served.put(
                        token, ServedGraphs.PUBLISHED + "brookmere/set-%d/2024-25".formatted(i), ServedGraphs.SMALL))
                .map(r -> r.statusCode())
                .toList();
        assertThat(statuses).containsOnly(201);
        assertThat(served.commons().contents().publications()).hasSize(6);
        assertThat(served.commons().contents().size()).isEqualTo(18);
        assertThat(served.commons().upkeep().isDerived()).isTrue();
    }

    @Test
    void tooManyStrangersAreAskedToWaitAndAPublisherIsNot() {
        try (var other = new ServedGraphs(folder.resolve("other"), new WriteLimits(1_000_000, 3))) {
            for (int i = 0; i < 3; i++) {
                assertThat(other.put("wrong", OWN, ServedGraphs.SMALL).statusCode())
                        .isEqualTo(401);
            }
            for (int i = 0; i < 4; i++) {
                var late = other.put("wrong", OWN, ServedGraphs.SMALL);
                assertThat(late.statusCode()).isEqualTo(429);
                assertThat(late.headers().firstValue("Retry-After")).contains("60");
            }
            assertThat(other.put(other.token("brookmere"), OWN, ServedGraphs.SMALL)
                            .statusCode())
                    .isEqualTo(201);
            assertThat(other.attempts()).hasSize(5);
            assertThat(other.attempts().get(3)).contains("\"status\":429", "\"times\":4");
        }
    }
}
