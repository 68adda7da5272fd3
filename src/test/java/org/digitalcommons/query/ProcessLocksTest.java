package org.digitalcommons.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.jena.query.DatasetFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.update.UpdateAction;
import org.digitalcommons.serve.sparql.ElsewhereServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no part of this process does for a stranger, whichever door the stranger comes in by. */
class ProcessLocksTest {

    @BeforeAll
    static void close() {
        ProcessLocks.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"LOAD <%s>", "LOAD <%s> INTO GRAPH <urn:ex:g>", "LOAD SILENT <%s>"})
    void noFormOfLoadReadsAFile(String form, @TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("secret.ttl"), "<urn:ex:s> <urn:ex:p> <urn:ex:o> .");
        for (var name : new String[] {file.toUri().toString(), file.toString()}) {
            var dataset = DatasetFactory.createTxnMem();
            try {
                UpdateAction.parseExecute(form.formatted(name), dataset);
            } catch (RuntimeException refused) {
                assertThat(form).doesNotContain("SILENT");
            }
            assertThat(dataset.asDatasetGraph().isEmpty()).as(name).isTrue();
        }
    }

    @Test
    void aJsonLdContextIsNotFetchedFromTheWebNorFromAFile(@TempDir Path folder) throws IOException {
        var context = "{ \"@context\": { \"name\": \"urn:ex:name\" } }";
        var file = Files.writeString(folder.resolve("context.jsonld"), context);
        try (var elsewhere = new ElsewhereServer()) {
            for (var address : new String[] {file.toUri().toString(), elsewhere.address() + "context.jsonld"}) {
                var document = "{ \"@context\": \"%s\", \"@id\": \"urn:ex:s\", \"name\": \"x\" }".formatted(address);
                assertThatThrownBy(() ->
                                RDFParser.fromString(document, Lang.JSONLD).parse(GraphFactory.createDefaultGraph()))
                        .hasMessageContaining("not fetched from elsewhere");
            }
            assertThat(elsewhere.requests()).isZero();
        }
    }

    @Test
    void aJsonLdContextInsideTheDocumentWorks() {
        var document = "{ \"@context\": { \"name\": \"urn:ex:name\" }, \"@id\": \"urn:ex:s\", \"name\": \"x\" }";
        assertThat(RDFParser.fromString(document, Lang.JSONLD).toGraph().size()).isEqualTo(1);
    }

    @Test
    void serviceIsOffForEveryQueryOfTheProcess() {
        try (var elsewhere = new ElsewhereServer()) {
            var query = "SELECT * { SERVICE SILENT <%s> { ?s ?p ?o } }".formatted(elsewhere.address());
            try (var execution = QueryExec.graph(GraphFactory.createDefaultGraph())
                    .query(query)
                    .build()) {
                execution.select().forEachRemaining(row -> {});
            } catch (RuntimeException denied) {
                assertThat(denied).hasMessageContaining("SERVICE");
            }
            assertThat(elsewhere.requests()).isZero();
        }
    }
}
