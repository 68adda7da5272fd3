package org.digitalcommons.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.digitalcommons.CommandLineRun;
import org.digitalcommons.Commons;
import org.digitalcommons.DefaultStore;
import org.digitalcommons.catalog.Rooms;
import org.digitalcommons.intake.Outcome;
import org.digitalcommons.publish.Candidate;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.Mapping;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.publish.importer.Importer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A header that nobody knows is matched by a synonym, said in a file, asked for on a terminal, and then remembered. */
@Tag("slow")
class ColumnMappingTest {

    private static final Rooms ROOMS = DefaultStore.ROOMS;
    private static final Importer IMPORTER = new Importer(ROOMS);
    private static final String KNOWN =
            "Date,Supplier,Amount,Directorate\n2022-05-03,Northstar Digital Limited,1000.00,Parks\n";
    private static final String FOREIGN = KNOWN.replace("Amount", "Sum in quids");

    @TempDir
    private static Path folder;

    @Test
    void aSynonymOfThePublishedListIsKnown() throws Exception {
        assertThat(candidate(KNOWN.replace("Supplier", "Creditor name").replace("Amount", "Net value"))
                        .rows()
                        .used())
                .isOne();
    }

    @Test
    void aHeaderThatNobodyKnowsIsToldWithThoseItCouldBe() {
        assertThatThrownBy(() -> candidate(FOREIGN))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("no column is named \"Net amount\"")
                .hasMessageContaining("\"Sum in quids\"");
    }

    @Test
    void aMappingFileSaysIt() throws Exception {
        var file = Files.writeString(folder.resolve("spend-2022-05.csv"), FOREIGN);
        var map = Files.writeString(folder.resolve("map.csv"), "says,means\nSum in quids,Net amount\n");
        var run = CommandLineRun.of(
                "import", "spend", file.toString(), "--about", "ecode-E2236", "--map", map.toString());
        assertThat(run.err()).endsWith("rows: 1 read, 1 used, 0 reported\n");
        assertThat(run.out()).contains("1000.00");
        var wrong = Files.writeString(folder.resolve("wrong.csv"), "says,means\nSum in quids\n");
        var refused = CommandLineRun.of("import", "spend", file.toString(), "--map", wrong.toString());
        assertThat(refused.code()).isOne();
        assertThat(refused.err()).contains("row 2: write what your file says and what it means");
    }

    @Test
    void aTerminalIsAskedOnceForEachColumnThatIsMissing() throws Exception {
        var words = new StringWriter();
        var answers = new AskForColumns(new StringReader("1\n"), new PrintWriter(words));
        var candidate = answers.with(delivery("test", FOREIGN, Mapping.NONE), IMPORTER::candidate);
        assertThat(words.toString())
                .contains("which of its columns is \"Net amount\"?")
                .contains("1  Sum in quids");
        assertThat(candidate.rows().used()).isOne();
    }

    @Test
    void whoGivesNoAnswerIsTold() {
        var silent = new AskForColumns(new StringReader("\n"), new PrintWriter(new StringWriter()));
        assertThatThrownBy(() -> silent.with(delivery("test", FOREIGN, Mapping.NONE), IMPORTER::candidate))
                .hasMessageContaining("no column is named \"Net amount\"");
        var nobody = new AskForColumns(null, new PrintWriter(new StringWriter()));
        assertThatThrownBy(() -> nobody.with(delivery("test", FOREIGN, Mapping.NONE), IMPORTER::candidate))
                .hasMessageContaining("no column is named \"Net amount\"");
    }

    @Test
    void whatWasSaidOnceIsRememberedForItsPublisherAlone() throws Exception {
        var said = new Mapping(Map.of("Sum in quids", "Net amount"), Optional.of("ecode-E2236"));
        try (var commons = Commons.open(folder.resolve("store"), ROOMS)) {
            assertThat(commons.publish(delivery("ashford", FOREIGN, said))).isInstanceOf(Outcome.Acceptance.class);
        }
        try (var commons = Commons.open(folder.resolve("store"), ROOMS)) {
            var next = FOREIGN.replace("1000.00", "2000.00");
            var about = Mapping.NONE.about("ecode-E2236");
            assertThat(commons.publish(delivery("ashford", next, about))).isInstanceOf(Outcome.Acceptance.class);
            assertThatThrownBy(() -> commons.publish(delivery("bexley", next, about)))
                    .hasMessageContaining("no column is named \"Net amount\"");
        }
    }

    @Test
    void aPdfIsRefusedWithWhatToPublishInstead() throws Exception {
        var file = Files.writeString(folder.resolve("spend.pdf"), "%PDF-1.7\n1 0 obj\n");
        for (var words : List.of(
                List.of("import", file.toString()),
                List.of("import", "spend", file.toString()),
                List.of("validate", file.toString()))) {
            var run = CommandLineRun.of(words.toArray(String[]::new));
            assertThat(run.code()).isOne();
            assertThat(run.err() + run.out())
                    .contains("is a PDF")
                    .contains("Publish the table behind it as CSV or as a spreadsheet (.xlsx).");
        }
    }

    private static Candidate candidate(String csv) throws Unreadable {
        return IMPORTER.candidate(delivery("test", csv, Mapping.NONE));
    }

    private static Delivery delivery(String publisher, String csv, Mapping mapping) {
        return new Delivery(
                        publisher,
                        Optional.empty(),
                        Optional.of("2022-05"),
                        Optional.empty(),
                        "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
                        Optional.empty(),
                        List.of(new Delivery.File("spend.csv", csv.getBytes(StandardCharsets.UTF_8))))
                .with(mapping.about().isPresent() ? mapping : mapping.about("ecode-E2236"));
    }
}
