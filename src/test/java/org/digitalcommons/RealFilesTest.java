package org.digitalcommons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.digitalcommons.publish.Candidate;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.FileContent;
import org.digitalcommons.publish.Mapping;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.publish.importer.Importer;
import org.digitalcommons.validate.Finding;
import org.digitalcommons.validate.Report;
import org.digitalcommons.validate.Validator;
import org.digitalcommons.validate.Verdict;
import org.digitalcommons.vocab.Term;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every real file of the shared folder is imported, judged by the shapes and conserved: rows read = used + reported,
 * and what is read of a column of figures = what is stored + what lies on reported rows. A file that is not imported
 * says why. Prints one table.
 */
@Tag("slow")
@Tag("thorough")
class RealFilesTest {

    private static final Importer IMPORTER = new Importer(DefaultStore.ROOMS);
    private static final Validator VALIDATOR = Validator.of(DefaultStore.ROOMS);
    /** The folders whose files the program reads; what lies in others waits for a source. */
    private static final String SOURCES =
            "(?!01-organograms/departments-2012-2015/)(0[1-9]|10)-.*|11-council-finance/(RSX_|council_taxbase).*";

    private static final String TIDY = "07-workforce/civil-service-mwmi-2024-november.csv";

    /** What is not imported by design. */
    private static final Map<String, String> NOT_IMPORTED = Map.ofEntries(
            Map.entry("README.md", "describes the folder"),
            Map.entry("01-organograms/w3c-csvw-test034/csv-metadata.json", "metadata of tables"),
            Map.entry("01-organograms/w3c-csvw-test034/gov.uk/schema/junior-roles.json", "metadata of a table"),
            Map.entry("01-organograms/w3c-csvw-test034/gov.uk/schema/organizations.json", "metadata of a table"),
            Map.entry("01-organograms/w3c-csvw-test034/gov.uk/schema/professions.json", "metadata of a table"),
            Map.entry("01-organograms/w3c-csvw-test034/gov.uk/schema/senior-roles.json", "metadata of a table"),
            Map.entry(
                    "01-organograms/w3c-csvw-test034/gov.uk/data/organizations.csv", "codes of a test, of no register"),
            Map.entry("01-organograms/w3c-csvw-test034/gov.uk/data/professions.csv", "a list of four words"),
            Map.entry("01-organograms/w3c-csvw-test034/junior-roles.csv", "cut down for a test: no unit"),
            Map.entry("01-organograms/w3c-csvw-test034/senior-roles.csv", "cut down for a test: no unit, no posts"),
            Map.entry("01-organograms/w3c-csvw-test034/result.json", "what another converter makes of a test"),
            Map.entry("01-organograms/w3c-csvw-test034/result.ttl", "the same, and it names people"),
            Map.entry("03-spend/salford-index.json", "addresses of files, no figures"),
            Map.entry("08-technology/dpg-govstack-projects.csv", "scores by a third party, of no public body"),
            Map.entry("08-technology/dpg-govstack-relationships.json", "opinions of a third party on software"));

    /** What has to be said of a file beside its content. */
    private record Said(Optional<String> period, Optional<String> about) {
        static final Said NOTHING = new Said(Optional.empty(), Optional.empty());

        static Said period(String period) {
            return new Said(Optional.of(period), Optional.empty());
        }

        Said about(String body) {
            return new Said(period, Optional.of(body));
        }
    }

    private static final Map<String, Said> SAID = Map.ofEntries(
            Map.entry("01-organograms/ifg-multi-date/dfid.csv", Said.NOTHING.about("department-dfid")),
            Map.entry("01-organograms/ifg-multi-date/hmt.csv", Said.NOTHING.about("department-hmt")),
            Map.entry("03-spend/gateshead-2022-05.csv", Said.NOTHING.about("ecode-E4501")),
            Map.entry("03-spend/northtyneside-2022-05_p.csv", Said.NOTHING.about("ecode-E4503")),
            Map.entry(
                    "04-contracts/contracts-finder-blackburn.json",
                    Said.period("2025").about("ecode-E2301")),
            Map.entry(
                    "04-contracts/contracts-finder-burnley.json",
                    Said.period("2025").about("ecode-E2333")),
            Map.entry(
                    "04-contracts/contracts-finder-lancashire_cc.json",
                    Said.period("2025").about("ecode-E2321")),
            Map.entry("04-contracts/ocds-dev-releases.json", Said.period("2025")),
            Map.entry("04-contracts/salford-contracts-register-2022-07.csv", Said.NOTHING.about("ecode-E4206")),
            Map.entry("05-services/englishAndWelshServices-all.csv", Said.period("2022-03-14")),
            Map.entry("06-bodies/government-organisation-register.tsv", Said.period("2017-10-17")),
            Map.entry("06-bodies/govuk-local-authorities.csv", Said.period("2026-08-06")),
            Map.entry("06-bodies/govuk-organisations.jsonl", Said.period("2017-10-17")),
            Map.entry("06-bodies/nhs-ods-etrust.csv.gz", Said.period("2021-06-10")),
            Map.entry("06-bodies/police-force.tsv", Said.period("2018-01-29")),
            Map.entry("06-bodies/publicbodies-gb.csv", Said.period("2026-08-16")),
            Map.entry("06-bodies/uk_local_authorities_past_and_current.csv", Said.period("2025-07-10")),
            Map.entry("07-workforce/mwmi-raw/122.csv", Said.period("2024-11")),
            Map.entry("07-workforce/mwmi-raw/221.csv", Said.period("2024-11")),
            Map.entry("08-technology/developers-italia-publiccode-page1.json", Said.period("2024")));

    /** What the shapes warn of in files that were looked at one by one; no other warning may come up. */
    private static final Map<String, Set<String>> WARNINGS = Map.of(
            "01-organograms/2011-09-30", Set.of("post-heads", "publication-issued-missing"),
            "02-local-finance/RS_2017-18_data_by_LA.xlsx", Set.of("publication-issued-missing"),
            "02-local-finance/council-taxbase-2018.xlsx", Set.of("publication-issued-missing"),
            "11-council-finance/RSX_2023-24_data_by_LA.csv", Set.of("publication-issued-missing"),
            "06-bodies/uk_local_authorities_past_and_current.csv", Set.of("publication-issued-missing"));

    record Line(
            String file,
            String source,
            Candidate.RowCounts rows,
            List<String> figures,
            long milliseconds,
            List<String> wrong) {}

    @Test
    void everyRealFileIsImportedJudgedAndConserved() throws Exception {
        assumeTrue(RealData.isWhole(), "The real files are not here: " + RealData.WHOLE);
        var all = deliveries(RealData.WHOLE, new TreeSet<>(NOT_IMPORTED.keySet()));
        var lines = assertThatAllAreConserved(all);
        if (lines.size() == all.size()) {
            assertThatThePageTellsThem(lines);
        }
    }

    private static void assertThatThePageTellsThem(List<Line> lines) throws IOException {
        var page = Path.of("docs", "real-files.md");
        var text = RealFilesPage.of(
                lines.stream()
                        .map(line -> new RealFilesPage.Row(
                                line.file(),
                                line.source(),
                                line.rows().read(),
                                line.rows().used(),
                                line.rows().reported(),
                                line.figures().stream()
                                        .filter(f -> f.matches("[0-9,]+ [a-z-]+|refused: .*"))
                                        .collect(Collectors.joining("; "))))
                        .toList(),
                NOT_IMPORTED);
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(page, text);
        }
        assumeTrue(
                Files.exists(page),
                "There is no page yet: mvn test -Dtest=RealFilesTest -Dthorough=true -Ddocs.write=true");
        assertThat(Files.readString(page))
                .as("docs/real-files.md is out of date; run: mvn test -Dtest=RealFilesTest -Ddocs.write=true")
                .isEqualTo(text);
    }

    @Test
    void everyCutCopyIsImportedJudgedAndConserved() throws Exception {
        var copies = deliveries(RealData.CUT, new TreeSet<>());
        assertThat(copies).hasSizeGreaterThan(10);
        assertThatAllAreConserved(copies);
    }

    private static List<Line> assertThatAllAreConserved(Map<String, List<Path>> deliveries) {
        var lines = deliveries.entrySet().stream()
                .filter(delivery -> delivery.getValue().stream()
                                .mapToLong(file -> file.toFile().length() / 1_000)
                                .sum()
                        <= Extent.KILOBYTES.now())
                .map(delivery -> line(delivery.getKey(), delivery.getValue()))
                .toList();
        RealFilesPage.print(lines, NOT_IMPORTED);
        assertThat(lines.stream().flatMap(l -> l.wrong().stream().map(w -> l.file() + ": " + w)))
                .as("what is wrong")
                .isEmpty();
        return lines;
    }

    @Test
    void aSourceThatUsesLessOfARealFileExplainsItInTheDocumentation() throws Exception {
        var documentation = Files.readString(Path.of("docs", "sources.md"));
        for (var format : IMPORTER.formats()) {
            assertThat(documentation).as("the page of sources").contains("\n## " + format.name() + "\n");
        }
        for (var file : List.of(
                "lancashire_cc.json",
                "council-taxbase-2018.xlsx",
                "contracts-finder-blackburn.json",
                "ocds-dev-releases.json",
                "salford-contracts-register-2022-07.csv")) {
            assertThat(documentation).as("the page of sources").contains(file);
        }
    }

    /** Every file of the folder, by the name it goes by in the table; the organograms of one day are one delivery. */
    private static Map<String, List<Path>> deliveries(Path folder, Set<String> left) throws IOException {
        var deliveries = new LinkedHashMap<String, List<Path>>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                var name = folder.relativize(file).toString().replace('\\', '/');
                if (left.remove(name) || file.endsWith("source.ttl") || !name.matches(SOURCES)) {
                    continue;
                }
                var of = name.startsWith("01-organograms/2011-09-30/") ? "01-organograms/2011-09-30" : name;
                deliveries.computeIfAbsent(of, n -> new ArrayList<>()).add(file);
            }
        }
        assertThat(left).as("said not to be imported, and not there").isEmpty();
        return deliveries;
    }

    private static Line line(String name, List<Path> paths) {
        var wrong = new ArrayList<String>();
        long start = System.nanoTime();
        try {
            var said = SAID.getOrDefault(
                    name, name.startsWith("09-") || name.startsWith("10-") ? Said.period("2024") : Said.NOTHING);
            var candidate = IMPORTER.candidate(delivery(paths, said));
            var verdict = VALIDATOR.judge(candidate.graphs().values());
            if (verdict instanceof Verdict.Fail && !name.startsWith("09-")) {
                wrong.add("rejected: "
                        + new Report(verdict).text().lines().limit(12).collect(Collectors.joining(" / ")));
            }
            var warnings = verdict.findings().stream().map(Finding::code).collect(Collectors.toSet());
            if (!WARNINGS.getOrDefault(name, warnings).equals(warnings)) {
                wrong.add("warned of " + new TreeSet<>(warnings));
            }
            var rows = candidate.rows();
            if (rows.read() != rows.used() + rows.reported()) {
                wrong.add("rows are lost: " + rows);
            }
            if (rows.read() == 0 || rows.used() == 0) {
                wrong.add("nothing was used: " + rows);
            }
            var source = name.startsWith("09-")
                    ? "rdf"
                    : candidate.publication().getURI().replaceAll("^.*/published/[^/]+/([^/]+)/.*$", "$1");
            var told = new ArrayList<String>();
            if (name.equals(TIDY)) {
                told.add(StatedFigures.tidy(candidate, paths.getFirst(), "fte", "fullTimeEquivalent", wrong));
                told.add(StatedFigures.tidy(candidate, paths.getFirst(), "costs", "amount", wrong));
            } else {
                for (var figures : StatedFigures.of(source)) {
                    told.add(figures.conserved(candidate, wrong));
                }
            }
            IndependentSum.of(name, paths).ifPresent(sum -> {
                var read = StatedFigures.of(source).getFirst().sum(candidate.description(), Term.totalRead);
                if (sum.compareTo(read) != 0) {
                    wrong.add("another reading of the file comes to %s, the import to %s".formatted(sum, read));
                }
            });
            told.addAll(reasons(candidate));
            if (verdict instanceof Verdict.Fail) {
                told.add("refused: "
                        + verdict.findings().stream()
                                .filter(Finding::blocks)
                                .map(Finding::code)
                                .distinct()
                                .sorted()
                                .collect(Collectors.joining(", ")));
            }
            return new Line(name, source, rows, told, (System.nanoTime() - start) / 1_000_000, wrong);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Unreadable e) {
            wrong.add("not read: " + String.join(" / ", e.reasons()));
            return new Line(name, "", new Candidate.RowCounts(0, 0, 0), List.of(), 0, wrong);
        }
    }

    /** How many rows were left out for which reason. */
    private static List<String> reasons(Candidate candidate) {
        var reasons = StatedFigures.leftOut(candidate)
                .collect(Collectors.groupingBy(
                        t -> t.getObject().getURI().replaceAll("^.*/", ""), TreeMap::new, Collectors.counting()));
        return reasons.entrySet().stream()
                .map(r -> "%,d %s".formatted(r.getValue(), r.getKey()))
                .toList();
    }

    private static Delivery delivery(List<Path> paths, Said said) {
        return new Delivery(
                        "test",
                        Optional.empty(),
                        said.period(),
                        Optional.empty(),
                        "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
                        Optional.empty(),
                        paths.stream()
                                .map(p -> new Delivery.File(String.valueOf(p.getFileName()), FileContent.of(p)))
                                .toList())
                .with(said.about().map(Mapping.NONE::about).orElse(Mapping.NONE));
    }
}
