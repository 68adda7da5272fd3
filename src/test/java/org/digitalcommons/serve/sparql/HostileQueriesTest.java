package org.digitalcommons.serve.sparql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.digitalcommons.drill.HostileQueries;
import org.digitalcommons.drill.HostileQueries.HostileQuery;
import org.digitalcommons.query.QueryLimits;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** At1, At2: no query of a stranger ends the process, outlives its time, or keeps its place. */
@Tag("slow")
class HostileQueriesTest {

    private static ServedSparql served;

    @BeforeAll
    static void start() {
        var many = new StringBuilder("<urn:ex:g> {\n");
        IntStream.range(0, 3_000)
                .forEach(n -> many.append("<urn:ex:s%d> <urn:ex:p%d> <urn:ex:s%d> , <urn:ex:s%d> .%n"
                        .formatted(n, n % 7, (n * 31 + 1) % 3_000, (n + 1) % 3_000)));
        var limits = QueryLimits.standard().withTimeout(Duration.ofMillis(300)).withAtOnce(1);
        served = ServedSparql.start(limits, many.append("}").toString());
        // The first query of a process takes longer than the time of this server.
        var first = "SELECT (SUM(<http://www.w3.org/2005/xpath-functions/math#pow>(?n, 2)) AS ?sum) { VALUES ?n { 1 2 } }";
        while (served.ask(first).statusCode() == 503) {
            Thread.onSpinWait();
        }
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    static List<HostileQuery> queries() {
        return HostileQueries.all();
    }

    @ParameterizedTest
    @MethodSource("queries")
    void aHostileQueryIsRefusedOrStoppedInTimeAndLeavesItsPlace(HostileQuery query) {
        var answer = served.post("application/sparql-query", query.text());
        assertThat(query.fate().covers(answer.statusCode()))
                .as("%s: %d %s", query.name(), answer.statusCode(), answer.body())
                .isTrue();
        if (answer.statusCode() != 200) {
            assertThat(answer.body().strip()).endsWith(".").doesNotContain("\n", "Exception");
        }
        assertThat(served.givenUp()).as("threads that did not listen").isZero();
    }
}
