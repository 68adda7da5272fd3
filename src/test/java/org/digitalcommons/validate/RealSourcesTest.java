package org.digitalcommons.validate;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
            show("organogram", judge(candidate("", files.sorted().toList())));
        }
    }

    @Test
    void theRevenueOutturnIsAccepted() throws Exception {
        show("revenue outturn", judge(candidate("", List.of(file("02-local-finance/RS_2017-18_data_by_LA.xlsx")))));
    }

    @Test
    void theCouncilTaxbaseIsAccepted() throws Exception {
        show("taxbase", judge(candidate("", List.of(file("02-local-finance/council-taxbase-2018.xlsx")))));
    }

    @Test
    void theListOfLocalAuthoritiesIsAccepted() throws Exception {
        show("bodies", judge(candidate("2018", List.of(file("06-bodies/uk_local_authorities_past_and_current.csv")))));
    }

    private static void show(String what, Verdict verdict) {
        System.out.println(what + "\n" + new Report(verdict).text());
    }

    private static Verdict judge(Candidate candidate) {
        long start = System.nanoTime();
        var verdict = VALIDATOR.judge(candidate.graphs().values());
        System.out.printf(
                "%,d triples in %,d graphs: %,d ms%n",
                candidate.graphs().values().stream().mapToInt(g -> g.size()).sum(),
                candidate.graphs().size(),
                (System.nanoTime() - start) / 1_000_000);
        return verdict;
    }

    private static Path file(String name) {
        var file = DATA.resolve(name);
        assumeTrue(Files.exists(file), "The file is not here: " + file);
        return file;
    }

    private static Candidate candidate(String period, List<Path> paths) throws IOException, Unreadable {
        var files = new ArrayList<Delivery.File>();
        for (var path : paths) {
            files.add(new Delivery.File(path.getFileName().toString(), Files.readAllBytes(path)));
        }
        return IMPORTER.candidate(new Delivery(
                "test",
                Optional.empty(),
                Optional.of(period).filter(p -> !p.isEmpty()),
                Optional.empty(),
                "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
                Optional.empty(),
                files));
    }
}
