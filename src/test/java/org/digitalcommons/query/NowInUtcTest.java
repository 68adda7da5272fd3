package org.digitalcommons.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.DatasetDescription;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Var;
import org.junit.jupiter.api.Test;

/** {@code NOW()} is in UTC, as the word {@code today} and the pages are: the day changes for all of them at once. */
class NowInUtcTest {

    @Test
    void nowIsInUtcWhateverTheZoneOfTheMachine() {
        var query = QueryFactory.create("SELECT (TZ(NOW()) AS ?zone) {}");
        var run = new QueryRun(
                DatasetGraphFactory.create(), new Allowance(QueryLimits.standard(), Duration.ofMinutes(1)));
        var answer = (QueryResult.Rows) run.answer(query, new DatasetDescription());
        assertThat(answer.rows().getFirst().get(Var.alloc("zone")).getLiteralLexicalForm())
                .isEqualTo("Z");
    }
}
