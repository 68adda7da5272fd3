package org.digitalcommons.publish.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.digitalcommons.CommandLineRun;
import org.digitalcommons.DefaultStore;
import org.digitalcommons.RealData;
import org.digitalcommons.publish.Candidate;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.SourceFormat;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.validate.Finding;
import org.digitalcommons.validate.Report;
import org.digitalcommons.validate.Validator;
import org.digitalcommons.validate.Verdict;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody is named, unless a publisher is bound to name who holds its senior posts and asks for it; contacts never pass. */
@Tag("slow")
class SeniorDisclosureTest {

    private static final String SENIOR = """
            Post Unique Reference,Name,Grade,Job Title,Job/Team Function,Parent Department,Organisation,Unit,Contact Phone,Contact E-mail,Reports to Senior Post,Salary Cost of Reports (£),FTE,Actual Pay Floor (£),Actual Pay Ceiling (£),Professional/Occupational Group,Notes,URI
            1,Ada Example,SCS3,Director General,Ada Example leads,Ministry of Examples,Example Agency,Executive,020 7946 0001,ada@agency.example,XX,1000,1,120000,124999,Policy,call Ada Example,http://reference.data.gov.uk/id/public-body/example-agency/post/1
            2,Vacant,SCS1,Director,leads,Ministry of Examples,Example Agency,Executive,020 7946 0002,team@agency.example,1,1000,1,80000,84999,Policy,,http://reference.data.gov.uk/id/public-body/example-agency/post/2
            3,bo@agency.example,SCS1,Director,leads,Ministry of Examples,Example Agency,Executive,020 7946 0003,bo@agency.example,1,1000,1,80000,84999,Policy,,http://reference.data.gov.uk/id/public-body/example-agency/post/3
            4,N/D,SCS1,Director,leads,Ministry of Examples,Example Agency,Executive,020 7946 0004,N/D,1,1000,1,80000,84999,Policy,,http://reference.data.gov.uk/id/public-body/example-agency/post/4
            """;
    private static final String JUNIOR = """
            Parent Department,Organisation,Unit,Reporting Senior Post,Grade,Payscale Minimum (£),Payscale Maximum (£),Generic Job Title,Number of Posts in FTE,Professional/Occupational Group,Name,E-mail
            Ministry of Examples,Example Agency,Executive,1,EO,20000,24000,Officer,2,Policy,Cy Example,cy@agency.example
            """;

    @TempDir
    private static Path folder;

    @Test
    void nobodyIsNamedUnlessItIsAskedFor() throws Exception {
        assertThat(text(candidate(delivery())))
                .doesNotContain("Example leads", "Ada", "@", "7946", "heldBy", "Person", "Disclosure");
    }

    @Test
    void aPublisherWhoIsBoundToNamesItsSeniorHoldersAndNothingElsePasses() throws Exception {
        var candidate = candidate(delivery().disclosing("Code of practice for senior posts"));
        assertThat(verdict(candidate)).isInstanceOf(Verdict.Pass.class);
        assertThat(text(candidate))
                .contains("Ada Example", "Code of practice for senior posts")
                .doesNotContain("Ada Example leads", "call Ada", "@", "7946", "Cy", "\"Vacant\"", "\"N/D\"");
        var names = candidate.graphs().values().stream()
                .flatMap(g -> g.find(Node.ANY, schema("name"), Node.ANY).toList().stream())
                .map(t -> t.getSubject().getURI().replaceAll("^.*/id/", "") + " "
                        + t.getObject().getLiteralLexicalForm())
                .toList();
        assertThat(names).containsExactly("body/public-body-example-agency/post/1/holder Ada Example");
        assertThat(candidate.description().stream().map(Object::toString))
                .as("the declaration is recorded in the publication")
                .anyMatch(t -> t.contains("/disclosure") && t.contains("Code of practice for senior posts"));
    }

    @Test
    void aNameWithoutADeclarationIsRefused() throws Exception {
        var bare = """
                @prefix commons: <https://w3id.org/digital-commons/def#> .
                @prefix org: <http://www.w3.org/ns/org#> .
                @prefix schema: <https://schema.org/> .
                @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
                <https://data.agency.example/post/1> org:heldBy <https://data.agency.example/people/1> .
                <https://data.agency.example/people/1> a schema:Person ; schema:name "Ada Example" .
                """;
        assertThat(codes(rdf(bare))).contains("post-holder");
        var bound = bare + """
                <https://data.agency.example/post/1> commons:disclosure <https://data.agency.example/duty> .
                <https://data.agency.example/duty> a commons:SeniorDisclosure ; <http://purl.org/dc/terms/description> "Code of practice" .
                """;
        assertThat(codes(rdf(bound))).doesNotContain("post-holder", "person-holds", "person-closed");
        assertThat(codes(rdf(bound + "<https://data.agency.example/people/1> schema:telephone \"020 7946 0001\" .")))
                .contains("person-closed", "personal-data");
    }

    @Test
    void theNamesInThePublishedTestOfTheWebConsortiumAreRefused() throws Exception {
        var file = RealData.WHOLE.resolve("01-organograms/w3c-csvw-test034/result.ttl");
        assumeTrue(Files.exists(file), "The file is not here: " + file);
        assertThat(codes(rdf(Files.readString(file)))).contains("post-holder");
    }

    @Test
    void theCommandNamesOnlyWithItsOption() throws Exception {
        var senior = Files.writeString(folder.resolve("agency-2011-09-30-senior.csv"), SENIOR);
        var closed = CommandLineRun.of("import", "organogram", senior.toString());
        assertThat(closed.code()).as(closed.err()).isZero();
        assertThat(closed.out() + closed.err()).doesNotContain("Ada", "@agency");
        var open =
                CommandLineRun.of("import", "organogram", senior.toString(), "--disclose-senior", "Code of practice");
        assertThat(open.out()).contains("Ada Example", "Code of practice");
        assertThat(open.out() + open.err()).doesNotContain("@agency", "7946");
    }

    @Test
    void shippedDataNamesNobody() throws IOException {
        var naming = new TreeSet<String>();
        try (var files = Files.walk(Path.of("data"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var isExampleOfWhatIsRefused = file.startsWith(Path.of("data", "sample", "bad"));
                if (!isExampleOfWhatIsRefused
                        && Files.readString(file)
                                .matches("(?s).*(heldBy|SeniorDisclosure|schema:Person|foaf:Person).*")) {
                    naming.add(file.toString());
                }
            }
        }
        assertThat(naming).isEmpty();
        assertThat(seniorCellsShipped())
                .as("names in the columns of names of the shipped organograms")
                .isEmpty();
    }

    /** What the shipped organograms have in their column of names besides marks. */
    private static TreeSet<String> seniorCellsShipped() throws IOException {
        var cells = new TreeSet<String>();
        try (var files = Files.list(Path.of("data", "source", "organogram-2011-09-30"))) {
            for (var file :
                    files.filter(f -> f.toString().endsWith("-senior.csv")).toList()) {
                try (var csv = org.apache.commons.csv.CSVFormat.DEFAULT
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get()
                        .parse(Files.newBufferedReader(file))) {
                    for (var row : csv) {
                        if (row.isSet("Name") && !row.get("Name").isBlank()) {
                            cells.add(SourceFormat.plain(row.get("Name")));
                        }
                    }
                }
            }
        }
        cells.removeAll(List.of("vacant", "eliminated"));
        return cells;
    }

    private static Node schema(String name) {
        return NodeFactory.createURI("https://schema.org/" + name);
    }

    private static Delivery delivery() {
        return new Delivery(
                "test",
                Optional.empty(),
                Optional.of("2011-09-30"),
                Optional.empty(),
                "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
                Optional.empty(),
                List.of(
                        new Delivery.File("agency-senior.csv", SENIOR.getBytes(StandardCharsets.UTF_8)),
                        new Delivery.File("agency-junior.csv", JUNIOR.getBytes(StandardCharsets.UTF_8))));
    }

    private static Candidate rdf(String turtle) throws Unreadable {
        return candidate(new Delivery(
                "test",
                Optional.empty(),
                Optional.of("2011-09-30"),
                Optional.empty(),
                "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
                Optional.empty(),
                List.of(new Delivery.File("posts.ttl", turtle.getBytes(StandardCharsets.UTF_8)))));
    }

    private static Candidate candidate(Delivery delivery) throws Unreadable {
        return new Importer(DefaultStore.ROOMS).candidate(delivery);
    }

    private static Verdict verdict(Candidate candidate) {
        var verdict = Validator.of(DefaultStore.ROOMS).judge(candidate.graphs().values());
        assertThat(verdict).as(new Report(verdict).text()).isNotNull();
        return verdict;
    }

    private static List<String> codes(Candidate candidate) {
        return verdict(candidate).findings().stream().map(Finding::code).toList();
    }

    private static String text(Candidate candidate) {
        return candidate.graphs().values().stream()
                .flatMap(g -> g.stream())
                .map(Object::toString)
                .collect(Collectors.joining("\n"));
    }
}
