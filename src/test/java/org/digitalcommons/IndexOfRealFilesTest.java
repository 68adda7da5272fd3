package org.digitalcommons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.jena.query.ARQ;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.tdb2.TDB2;
import org.digitalcommons.intake.Outcome;
import org.digitalcommons.intake.ProgressListener;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.vocab.Term;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The index over files that are not shipped: the health service, the civil service and a department's spending. {@code mvn
 * test -Dtest=IndexOfRealFilesTest -Dindex.extremes=true} prints the ten highest and lowest of each measure, of these and of
 * what is shipped.
 */
@Tag("slow")
@Tag("thorough")
class IndexOfRealFilesTest {

    private static final Path DATA = RealData.WHOLE;
    private static final String LICENCE = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/";

    @Test
    void bodiesOfTheHealthAndCivilServiceHaveBoundsAndNoPoints() throws IOException, Unreadable {
        assumeTrue(Files.isDirectory(DATA), "The files are not here: " + DATA);
        try (var commons = Granted.commons("nhs-digital", "cabinet-office", "test")) {
            if (Extent.isThorough()) {
                publish(
                        commons,
                        "nhs-digital",
                        "ods",
                        Optional.of("2018-06-30"),
                        List.of(unzipped("06-bodies/nhs-ods-etrust.csv.gz")));
                publish(
                        commons,
                        "nhs-digital",
                        "workforce-nhs",
                        Optional.empty(),
                        List.of(file(
                                "07-workforce/nhs-hchs-staff-by-staff-group-organisation-2017-09-and-2018-06.xlsx")));
            }
            publish(
                    commons,
                    "cabinet-office",
                    "workforce-civil-service",
                    Optional.of("2024-11"),
                    List.of(file("07-workforce/civil-service-mwmi-2024-november.csv")));
            commons.upkeep().derive(step -> {});
            commons.upkeep().reference(ProgressListener.NONE);
            commons.upkeep().derive(step -> {});
            var scores = rows(commons, """
                    SELECT ?body ?score ?lower ?upper ?coverage
                    WHERE { ?score a commons:IndexScore ; commons:body ?body ; commons:lower ?lower ; commons:upper ?upper ; commons:coverage ?coverage
                            FILTER NOT EXISTS { ?score commons:point ?point } }""");
            assertThat(bodies(scores, "ods-")).hasSizeGreaterThan(Extent.isThorough() ? 430 : -1);
            assertThat(scores.stream()
                            .map(r -> Select.text(r, "body"))
                            .filter(b -> !b.contains("/ods-"))
                            .distinct())
                    .hasSize(136);
            assertThat(scores).allSatisfy(score -> {
                assertThat(Select.decimal(score, "lower")).isBetween(BigDecimal.ZERO, Select.decimal(score, "upper"));
                assertThat(Select.decimal(score, "coverage")).isLessThan(new BigDecimal("0.6667"));
            });
            assertThat(rows(commons, "SELECT ?point WHERE { ?score commons:point ?point }"))
                    .isEmpty();
            extremes(commons);
        }
    }

    @Test
    void theExtremesOfWhatIsShippedAreListed() {
        assumeTrue(Boolean.getBoolean("index.extremes"), "Say -Dindex.extremes=true");
        extremes(DefaultStore.commons());
    }

    private static List<String> bodies(List<Binding> rows, String register) {
        return rows.stream()
                .map(r -> Select.text(r, "body"))
                .filter(b -> b.contains("/" + register))
                .distinct()
                .toList();
    }

    private static void extremes(Commons commons) {
        if (!Boolean.getBoolean("index.extremes")) {
            return;
        }
        var rows = rows(commons, """
                SELECT ?measure ?group ?body ?name ?lower ?upper ?coverage ?fte
                WHERE {
                  { ?score a commons:ComponentScore ; commons:measure ?measure ; commons:comparability <https://w3id.org/digital-commons/concept/comparability/comparable> }
                  UNION { ?score a commons:IndexScore ; commons:method ?measure }
                  ?score commons:body ?body ; commons:lower ?lower ; commons:upper ?upper ; commons:coverage ?coverage .
                  ?body <http://www.w3.org/2000/01/rdf-schema#label> ?name .
                  OPTIONAL { ?score commons:fullTimeEquivalent ?fte }
                  OPTIONAL { ?score commons:peerGroup ?group }
                }""");
        var kinds = rows.stream()
                .map(r -> Select.text(r, "measure") + " " + (r.contains("group") ? Select.text(r, "group") : ""))
                .distinct()
                .sorted()
                .toList();
        for (var kind : kinds) {
            var some = new ArrayList<>(rows.stream()
                    .filter(r -> kind.equals(
                            Select.text(r, "measure") + " " + (r.contains("group") ? Select.text(r, "group") : "")))
                    .sorted(Comparator.comparing((Binding r) -> Select.decimal(r, "lower"))
                            .thenComparing(r -> Select.decimal(r, "upper"))
                            .thenComparing(r -> Select.text(r, "body")))
                    .toList());
            System.out.println("== " + kind.replaceAll("https://[^ ]*/([^/ ]+/[^/ ]+)", "$1") + ", " + some.size());
            for (int i = 0; i < some.size(); i++) {
                if (i < 10 || i >= some.size() - 10) {
                    var r = some.get(i);
                    System.out.printf(
                            "   %s to %s, coverage %s, %s FTE: %s%n",
                            Select.text(r, "lower"),
                            Select.text(r, "upper"),
                            Select.text(r, "coverage"),
                            r.contains("fte") ? Select.text(r, "fte") : "-",
                            Select.text(r, "name"));
                }
            }
        }
    }

    private static List<Binding> rows(Commons commons, String query) {
        var context = ARQ.getContext().copy();
        context.set(TDB2.symUnionDefaultGraph, true);
        return commons.contents().read(() -> {
            try (var execution = QueryExec.dataset(commons.contents().dataset())
                    .context(context)
                    .query("PREFIX commons: <%s> ".formatted(Term.NAMESPACE) + query)
                    .build()) {
                return execution.select().stream().map(Binding::detach).toList();
            }
        });
    }

    private static void publish(
            Commons commons, String publisher, String format, Optional<String> period, List<Delivery.File> files)
            throws Unreadable {
        var outcome = commons.publish(new Delivery(
                publisher, Optional.of(format), period, Optional.empty(), LICENCE, Optional.empty(), files));
        assertThat(outcome).as(format).isInstanceOf(Outcome.Acceptance.class);
    }

    private static Delivery.File file(String name) throws IOException {
        return new Delivery.File(name.replaceAll("^.*/", ""), Files.readAllBytes(DATA.resolve(name)));
    }

    private static Delivery.File unzipped(String name) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(DATA.resolve(name))))) {
            return new Delivery.File(name.replaceAll("^.*/", "").replace(".gz", ""), in.readAllBytes());
        }
    }
}
