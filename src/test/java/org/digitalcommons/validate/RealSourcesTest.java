package org.digitalcommons.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.digitalcommons.catalog.Rooms;
import org.digitalcommons.publish.Candidate;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.Importer;
import org.digitalcommons.publish.Unreadable;
import org.junit.jupiter.api.Test;

/** What the shapes say of files that public bodies really publish. */
class RealSourcesTest {

    private static final Path DATA = Path.of("..", "shared", "data");
    private static final Rooms ROOMS = Rooms.in(Path.of("."));
    private static final Importer IMPORTER = new Importer(ROOMS);
    private static final Validator VALIDATOR = Validator.of(ROOMS);

    @Test
    void theOrganogramsOfEightyOneBodiesAreAccepted() throws Exception {
        var folder = DATA.resolve("01-organograms/2011-09-30");
        assumeTrue(Files.isDirectory(folder), "The organograms of 2011-09-30 are not here: " + folder);
        try (var files = Files.list(folder)) {
            assertThat(warnings(candidate("", files.sorted().toList())))
                    .containsOnlyKeys("post-heads", "publication-issued-missing");
        }
    }

    @Test
    void theRevenueOutturnIsAccepted() throws Exception {
        assertThat(warnings(candidate("", List.of(file("02-local-finance/RS_2017-18_data_by_LA.xlsx")))))
                .containsOnlyKeys("publication-issued-missing");
    }

    @Test
    void theCouncilTaxbaseIsAccepted() throws Exception {
        assertThat(warnings(candidate("", List.of(file("02-local-finance/council-taxbase-2018.xlsx")))))
                .containsOnlyKeys("publication-issued-missing");
    }

    @Test
    void theListOfLocalAuthoritiesIsAccepted() throws Exception {
        assertThat(warnings(candidate("2018", List.of(file("06-bodies/uk_local_authorities_past_and_current.csv")))))
                .containsOnlyKeys("publication-issued-missing");
    }

    @Test
    void anOrganogramWhoseNumbersAreWordsIsRejectedByFileAndRow() throws Exception {
        var stem = "01-organograms/2011-09-30/asset_protection_agency-2011-09-30-";
        var senior = Files.readString(file(stem + "senior.csv"), StandardCharsets.UTF_8);
        var spoilt = new Delivery.File(
                "apa-2011-09-30-senior.csv", senior.replace("\"1\"", "\"one\"").getBytes(StandardCharsets.UTF_8));
        var verdict = VALIDATOR.judge(IMPORTER.candidate(delivery("", List.of(spoilt, read(file(stem + "junior.csv")))))
                .graphs()
                .values());
        assertThat(verdict).isInstanceOf(Verdict.Rejected.class);
        assertThat(new Report(verdict).text())
                .contains("Give the full-time equivalent once, as a plain decimal of zero or more, such as 0.6.")
                .contains(
                        "    apa-2011-09-30-senior.csv, row 2 (<https://w3id.org/digital-commons/id/body/public-body-");
    }

    /** How often which warning is given; fails unless the publication is accepted. */
    private static Map<String, Long> warnings(Candidate candidate) {
        long start = System.nanoTime();
        var verdict = VALIDATOR.judge(candidate.graphs().values());
        long milliseconds = (System.nanoTime() - start) / 1_000_000;
        assertThat(verdict).as(new Report(verdict).text()).isInstanceOf(Verdict.Accepted.class);
        Map<String, Long> warnings = verdict.findings().stream()
                .collect(Collectors.groupingBy(Finding::code, TreeMap::new, Collectors.counting()));
        System.out.printf(
                "%s: %,d triples in %,d graphs, judged in %,d ms: %s%n",
                candidate.publication(),
                candidate.graphs().values().stream().mapToInt(Graph::size).sum(),
                candidate.graphs().size(),
                milliseconds,
                warnings);
        return warnings;
    }

    private static Path file(String name) {
        var file = DATA.resolve(name);
        assumeTrue(Files.exists(file), "The file is not here: " + file);
        return file;
    }

    private static Candidate candidate(String period, List<Path> paths) throws IOException, Unreadable {
        var files = new ArrayList<Delivery.File>();
        for (var path : paths) {
            files.add(read(path));
        }
        return IMPORTER.candidate(delivery(period, files));
    }

    private static Delivery.File read(Path path) throws IOException {
        return new Delivery.File(path.getFileName().toString(), Files.readAllBytes(path));
    }

    private static Delivery delivery(String period, List<Delivery.File> files) {
        return new Delivery(
                "test",
                Optional.empty(),
                Optional.of(period).filter(p -> !p.isEmpty()),
                Optional.empty(),
                "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
                Optional.empty(),
                files);
    }
}
