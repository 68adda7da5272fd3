package org.digitalcommons.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetDescription;
import org.digitalcommons.DefaultStore;
import org.digitalcommons.catalog.Rooms;
import org.junit.jupiter.api.Test;

/** A query means the same over graphs that were chosen as over all: every condition of it is kept. */
class ChosenGraphsTest {

    private static final Rooms ROOMS = DefaultStore.ROOMS;
    private static final String DATA = """
            <https://example.org/g> {
              <https://example.org/one> <https://example.org/p> 1 .
              <https://example.org/two> <https://example.org/p> 1 , 2 .
              <https://example.org/three> <https://example.org/p> 1 , 2 , 3 .
            }
            """;

    private static final String QUERY = """
            SELECT ?s %s WHERE { ?s ?p ?o } GROUP BY ?s HAVING (COUNT(*) > 1) (COUNT(*) < 3)
            """;

    @Test
    void everyConditionOfHavingHoldsOverGraphsThatTheQueryChooses() {
        var query = QueryFactory.create(QUERY.formatted("FROM <https://example.org/g>"));
        assertThat(rows(query, new DatasetDescription())).isEqualTo(1);
        assertThat(query.getGraphURIs()).as("the query is left as it was").hasSize(1);
    }

    @Test
    void everyConditionOfHavingHoldsOverGraphsThatTheClientChooses() {
        var chosen = new DatasetDescription();
        chosen.addDefaultGraphURI("https://example.org/g");
        assertThat(rows(QueryFactory.create(QUERY.formatted("")), chosen)).isEqualTo(1);
        assertThat(rows(QueryFactory.create(QUERY.formatted("FROM <https://example.org/other>")), chosen))
                .as("the choice of the client goes before that of the query")
                .isEqualTo(1);
    }

    /** Derivation asks copies of its queries. */
    @Test
    void aCopyOfEachQueryOfTheRoomsIsEqualToIt() {
        var queries = ROOMS.files("queries/derive", ".rq").stream()
                .map(file -> QueryFactory.create(Rooms.text(file), Syntax.syntaxSPARQL_11))
                .toList();
        assertThat(queries).hasSizeGreaterThan(10);
        assertThat(queries).allMatch(query -> query.cloneQuery().equals(query));
    }

    private static int rows(Query query, DatasetDescription chosen) {
        var data = RDFParser.fromString(DATA, Lang.TRIG).toDatasetGraph();
        var run = new QueryRun(data, new Allowance(QueryLimits.standard(), Duration.ofMinutes(1)));
        return ((QueryResult.Rows) run.answer(query, chosen)).rows().size();
    }
}
