package org.digitalcommons.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.query.ARQ;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that go by way of a file come back as they went, whatever kind of term they hold. */
class SortedOnDiskTest {

    private static final String EVERY_KIND = """
            <urn:ex:g> {
              _:a <urn:ex:p> _:b , "x"@en , "x"@en-GB , "x" , "line\\n\\"quote\\" \\\\ ü \\U0001F600" , "" .
              _:b <urn:ex:p> 1 , 1.0 , 1.5e0 , true , "2026-01-01"^^<http://www.w3.org/2001/XMLSchema#date> .
              <urn:ex:s> <urn:ex:p> <urn:ex:o> , "odd"^^<urn:ex:type> , "bad"^^<http://www.w3.org/2001/XMLSchema#integer> .
              _:c <urn:ex:p> _:a , _:b , _:c .
            }
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * { ?s ?p ?o OPTIONAL { ?o ?q ?r } } ORDER BY ?s ?o ?r",
                "SELECT * { ?s ?p ?o OPTIONAL { ?o ?q ?r } } ORDER BY DESC(STR(?o)) ?s ?r",
                "SELECT ?n ?o { { SELECT DISTINCT ?o (STRLEN(STR(?o)) AS ?n) { ?s ?p ?o } } } ORDER BY ?n ?o",
            })
    void theRowsAreTheSameAsInMemory(String query) {
        var dataset = DatabaseMgr.createDatasetGraph();
        Txn.executeWrite(
                dataset, () -> RDFParser.fromString(EVERY_KIND, Lang.TRIG).parse(dataset));
        assertThat(rows(dataset, query, 3)).hasSizeGreaterThan(10).isEqualTo(rows(dataset, query, 1_000_000));
    }

    @Test
    void aGuardedQueryDoesSortByWayOfAFile() {
        assertThat(context(DatabaseMgr.createDatasetGraph()).getLong(ARQ.spillToDiskThreshold, -1))
                .isPositive();
    }

    private static Context context(DatasetGraph dataset) {
        return GuardedContext.of(dataset, new Allowance(QueryLimits.standard(), Duration.ofMinutes(5)));
    }

    private static List<String> rows(DatasetGraph dataset, String query, long inMemory) {
        var context = context(dataset).set(ARQ.spillToDiskThreshold, inMemory);
        return Txn.calculateRead(dataset, () -> {
            var rows = new ArrayList<String>();
            try (var execution = QueryExec.newBuilder()
                    .dataset(dataset)
                    .query(query)
                    .context(context)
                    .build()) {
                var columns = execution.select();
                columns.forEachRemaining(row -> rows.add(columns.getResultVars().stream()
                        .map(column -> String.valueOf(row.get(column)))
                        .toList()
                        .toString()));
            }
            return rows;
        });
    }
}
