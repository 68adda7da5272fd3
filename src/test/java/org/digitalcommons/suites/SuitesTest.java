package org.digitalcommons.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.digitalcommons.query.QueryLimits;
import org.digitalcommons.serve.sparql.ServedSparql;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What standards bodies publish to test others with holds for us, but for what {@code suites/exceptions.txt} lists with its
 * reason: a case that is not listed passes, and one that is listed does not. Skipped where the suites do not lie beside the
 * project.
 */
@Tag("slow")
class SuitesTest {

    private static final Exceptions KNOWN = Exceptions.read();

    /** Runs one case; it fails if it throws. */
    interface Run {
        void of(SuiteCase one) throws Exception;
    }

    @BeforeAll
    static void theSuitesAreHere() {
        assumeTrue(Suites.areHere(), "the suites lie in ../shared/suites");
    }

    @TestFactory
    Stream<DynamicTest> queriesAreReadAndAnswered() {
        var cases = cases(Suite.SYNTAX_11, Suite.EVALUATION_11, Suite.TABLES_11, Suite.SYNTAX_10, Suite.EVALUATION_10);
        var served = ServedSparql.over(QueryLimits.standard(), data -> SparqlCases.load(cases, data));
        return tests(cases, new SparqlCases(served)::run).onClose(served::close);
    }

    @TestFactory
    Stream<DynamicTest> theProtocolIsSpoken() {
        var cases = cases(Suite.PROTOCOL_11, Suite.DESCRIPTION_11);
        var served = ServedSparql.over(QueryLimits.standard(), data -> ProtocolCases.load(cases, data));
        return tests(cases, new ProtocolCases(served)::run).onClose(served::close);
    }

    @TestFactory
    Stream<DynamicTest> shapesAreJudgedBy() {
        return tests(cases(Suite.SHACL_CORE, Suite.SHACL_SPARQL), ShaclCases::run);
    }

    @Test
    void everyExceptionIsACase() {
        var cases = cases(Suite.values()).stream().map(SuiteCase::id).collect(Collectors.toSet());
        assertThat(KNOWN.reasons().values().stream().flatMap(List::stream))
                .doesNotHaveDuplicates()
                .isSubsetOf(cases);
    }

    @Test
    void thePageIsUpToDate() throws IOException {
        var page = Path.of("docs/suites.md");
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(page, SuitesPage.of(KNOWN));
        }
        assertThat(Files.readString(page))
                .as("%s is out of date; run: mvn test -Dtest=SuitesTest -Ddocs.write=true", page)
                .isEqualTo(SuitesPage.of(KNOWN));
    }

    private static List<SuiteCase> cases(Suite... suites) {
        return Arrays.stream(suites).map(Suite::cases).flatMap(List::stream).toList();
    }

    private static Stream<DynamicTest> tests(Collection<SuiteCase> cases, Run run) {
        return cases.stream().map(one -> dynamicTest(one.id(), () -> hold(one, run)));
    }

    private static void hold(SuiteCase one, Run run) throws Exception {
        if (KNOWN.of(one.id()).isEmpty()) {
            run.of(one);
            return;
        }
        assertThat(catchThrowable(() -> run.of(one)))
                .as("%s passes; take it off the list of exceptions", one.id())
                .isNotNull();
    }
}
