package org.digitalcommons.serve.sparql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.digitalcommons.drill.HostileQueries;
import org.digitalcommons.drill.HostileQueries.Fate;
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

    /** For what takes all the time there is, and for what is refused however long that takes on a busy machine. */
    private static ServedSparql served;

    private static ServedSparql patient;

    @BeforeAll
    static void start() {
        var many = new StringBuilder("<urn:ex:g> {\n");
        IntStream.range(0, 3_000)
                .forEach(n -> many.append("<urn:ex:s%d> <urn:ex:p%d> <urn:ex:s%d> , <urn:ex:s%d> .%n"
                        .formatted(n, n % 7, (n * 31 + 1) % 3_000, (n + 1) % 3_000)));
        var limits = QueryLimits.standard().withTimeout(Duration.ofMillis(300)).withAtOnce(1);
        served = ServedSparql.start(limits, many.append("}").toString());
        patient = ServedSparql.start(limits.withTimeout(Duration.ofMinutes(5)), many.toString());
    }

    @AfterAll
    static void stop() {
        served.close();
        patient.close();
    }

    static List<HostileQuery> queries() {
        return HostileQueries.all();
    }

    @ParameterizedTest
    @MethodSource("queries")
    void aHostileQueryIsRefusedOrStoppedInTimeAndLeavesItsPlace(HostileQuery query) {
        var asked = query.fate() == Fate.STOPPED ? served : patient;
        var answer = asked.post("application/sparql-query", query.text());
        assertThat(query.fate().covers(answer.statusCode()))
                .as("%s: %d %s", query.name(), answer.statusCode(), answer.body())
                .isTrue();
        if (answer.statusCode() != 200) {
            assertThat(answer.body().strip()).endsWith(".").doesNotContain("\n", "Exception");
        }
        // A busy machine gives a thread up that listens a little later; one that does not listen never ends.
        while (asked.givenUp() > 0) {
            Thread.onSpinWait();
        }
        assertThat(asked.ask("ASK {}").statusCode()).as("a place is free").isIn(200, 503);
    }
}
