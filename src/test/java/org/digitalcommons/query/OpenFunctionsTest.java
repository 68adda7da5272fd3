package org.digitalcommons.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.function.FunctionRegistry;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.tdb2.DatabaseMgr;
import org.junit.jupiter.api.Test;

/** The second lock against classes named in a query: it holds even for a query that no guard has seen. */
class OpenFunctionsTest {

    private static final String NAMED = "java:org.digitalcommons.query.OpenFunctionsTest$";

    private static volatile boolean strangerLoaded;
    private static volatile boolean guestLoaded;

    /** Must not be loaded. */
    public static final class Stranger {
        static {
            strangerLoaded = true;
        }

        private Stranger() {}
    }

    /** Shows that Jena would load it, so that the test above tests something. */
    public static final class Guest {
        static {
            guestLoaded = true;
        }

        private Guest() {}
    }

    @Test
    void noClassNamedInAQueryIsLoaded() {
        for (var query : new String[] {
            "SELECT (<%s>(1) AS ?x) {}",
            "SELECT * { ?s <%s> ?o }",
            "SELECT * { ?s <%s>/<urn:ex:p> ?o }",
            "SELECT (<http://www.w3.org/2005/xpath-functions#apply>(<%s>) AS ?x) {}",
            "SELECT (CALL(<%s>) AS ?x) {}",
        }) {
            run(query.formatted(NAMED + "Stranger"), guarded());
        }
        assertThat(strangerLoaded).isFalse();
    }

    @Test
    void withoutTheLockJenaLoadsAClassThatAQueryNames() {
        run("SELECT (<%s>(1) AS ?x) {}".formatted(NAMED + "Guest"), Context.create());
        assertThat(guestLoaded).isTrue();
        assertThat(FunctionRegistry.get().isRegistered(NAMED + "Guest")).isFalse();
    }

    private static Context guarded() {
        return GuardedContext.of(
                DatabaseMgr.createDatasetGraph(), new Allowance(QueryLimits.standard(), Duration.ofMinutes(5)));
    }

    private static void run(String query, Context context) {
        var dataset = DatabaseMgr.createDatasetGraph();
        dataset.executeRead(() -> {
            try (var execution = QueryExec.newBuilder()
                    .dataset(dataset)
                    .query(query, Syntax.syntaxARQ)
                    .context(context)
                    .build()) {
                execution.select().forEachRemaining(row -> {});
            }
        });
    }
}
