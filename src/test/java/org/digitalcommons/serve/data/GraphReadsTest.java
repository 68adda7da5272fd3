package org.digitalcommons.serve.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everybody reads every graph, in the format they ask for, and nobody is sent what they have. */
@Tag("slow")
class GraphReadsTest {

    private static final String OWN = ServedGraphs.OWN;

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
    void aReaderIsNotSentWhatItHas() {
        var tag = served.put(token, OWN, ServedGraphs.SMALL)
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        var same = served.get(OWN, "If-None-Match", tag);
        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.headers().firstValue("ETag")).contains(tag);
        assertThat(same.body()).isEmpty();
        assertThat(served.get(OWN, "If-None-Match", tag, "Accept", "application/n-triples")
                        .statusCode())
                .isEqualTo(200);

        var changed = served.put(
                token, OWN, ServedGraphs.SMALL.replace("Borough Council", "District Council"), "If-Match", tag);
        assertThat(changed.statusCode()).isEqualTo(204);
        assertThat(changed.headers().firstValue("ETag").orElseThrow()).isNotEqualTo(tag);
        var now = served.get(OWN, "If-None-Match", tag);
        assertThat(now.statusCode()).isEqualTo(200);
        assertThat(now.body()).contains("District Council").doesNotContain("Borough Council");
    }

    @Test
    void theHeadIsThatOfTheGraphWithoutTheGraph() {
        served.put(token, OWN, ServedGraphs.SMALL);
        var got = served.get(OWN);
        var head = served.send(served.to(OWN).method("HEAD", BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        for (var name : List.of("ETag", "Content-Type", "Content-Length")) {
            assertThat(head.headers().firstValue(name)).isEqualTo(got.headers().firstValue(name));
        }
    }

    @Test
    void aGraphIsOfferedInFourForms() {
        served.put(token, OWN, ServedGraphs.SMALL);
        var whole = ServedGraphs.graph(served.get(OWN).body(), OWN);
        for (var lang : List.of(Lang.TURTLE, Lang.NTRIPLES, Lang.JSONLD, Lang.RDFXML)) {
            var got = served.get(OWN, "Accept", lang.getContentType().getContentTypeStr());
            assertThat(got.headers().firstValue("Content-Type").orElse(""))
                    .startsWith(lang.getContentType().getContentTypeStr());
            assertThat(RDFParser.fromString(got.body(), lang).toGraph().isIsomorphicWith(whole))
                    .as(lang.getName())
                    .isTrue();
        }
        assertThat(served.send(served.at("?format=nt&graph=" + OWN)
                                .header("Accept", "text/turtle")
                                .GET())
                        .headers()
                        .firstValue("Content-Type"))
                .contains("application/n-triples");
        assertThat(served.get(OWN, "Accept", "text/html,*/*;q=0.8").statusCode())
                .isEqualTo(200);
        assertThat(served.get(OWN, "Accept", "text/html").statusCode()).isEqualTo(406);
        assertThat(served.get(OWN, "Accept", "application/trig").statusCode()).isEqualTo(406);
        assertThat(served.send(served.at("?format=docx&graph=" + OWN).GET()).statusCode())
                .isEqualTo(400);
    }

    @Test
    void everyGraphCanBeReadAndAnUnknownOneIsNotThere() {
        served.put(token, OWN, ServedGraphs.SMALL);
        var names = new ArrayList<Node>();
        served.commons().contents().read(() -> {
            served.commons().contents().dataset().listGraphNodes().forEachRemaining(names::add);
            return names;
        });
        assertThat(names).hasSizeGreaterThan(5);
        names.forEach(name -> assertThat(served.get(name.getURI()).statusCode())
                .as(name.getURI())
                .isEqualTo(200));
        assertThat(served.get(OWN.replace("2024-25", "content/2024-25")).body()).contains("wasDerivedFrom");
        assertThat(served.get(OWN.replace("services", "none")).statusCode()).isEqualTo(404);
        for (var query : List.of("", "?default")) {
            assertThat(served.send(served.at(query).GET()).statusCode()).isEqualTo(400);
        }
    }

    @Test
    void entityTagsAreListsAndMayBeWeak() {
        var tag = served.put(token, OWN, ServedGraphs.SMALL)
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        for (var held : List.of("\"x\", " + tag, "W/" + tag, "*", "W/\"x\",W/" + tag)) {
            var same = served.get(OWN, "If-None-Match", held);
            assertThat(same.statusCode()).as(held).isEqualTo(304);
            assertThat(same.body()).isEmpty();
        }
        assertThat(served.get(OWN, "If-None-Match", "\"x\", \"y\"").statusCode())
                .isEqualTo(200);
    }

    /** Trap: the union of all graphs has a name too, and asking for it would copy the whole store. */
    @Test
    void theUnionOfAllGraphsIsNotReadAsAGraph() {
        served.put(token, OWN, ServedGraphs.SMALL);
        for (var name : List.of("urn:x-arq:UnionGraph", "urn:x-arq:DefaultGraph")) {
            var refused = served.get(name);
            assertThat(refused.statusCode()).as(name).isEqualTo(400);
            assertThat(refused.body()).contains("ask it at /sparql");
        }
    }
}
