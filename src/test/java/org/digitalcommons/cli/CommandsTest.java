package org.digitalcommons.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.digitalcommons.CommandLineRun;
import org.digitalcommons.DefaultStore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as scripts rely on them: exit codes, sentences without traces, and where output goes. */
@Tag("slow")
class CommandsTest {

    @TempDir
    private Path folder;

    @Test
    void askAloneListsTheQuestions() throws IOException {
        var run = CommandLineRun.alone(folder, "ask");
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("members-of-cluster\n    Which bodies each run the same thing")
                .contains("where-a-number-comes-from\n");
    }

    @Test
    void aQuestionSaysWhatItTakes() throws IOException {
        var run = CommandLineRun.of("ask", "clusters", "--help");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("--minimum  The smallest number of bodies worth listing.");
    }

    @Test
    void aWrongCommandLineIsMisuse() throws IOException {
        assertMisuse("commons has no command publisj.\nDid you mean publish", "publisj");
        assertMisuse("There is no question nonsense.\nDid you mean ", "ask", "nonsense");
        assertMisuse("commons ask bodies has no option --colour.\nDid you mean --", "ask", "bodies", "--colour", "red");
        assertMisuse("minimum must be of type xsd:integer, not: two", "ask", "clusters", "--minimum", "two");
        assertMisuse("--minimum has no value. Write it after the name.", "ask", "clusters", "--minimum");
        assertMisuse("is not the address of a server", "ask", "clusters", "--endpoint", "ftp://example.org");
    }

    @Test
    void anOlderNameOfAQuestionIsAnsweredAndTheNewOneSaid() throws IOException {
        DefaultStore.commons();
        var endpoint = DefaultStore.address();
        var old = CommandLineRun.of(
                "ask", "late-publishers", "--on", "2025-09-30", "--format", "csv", "--endpoint", endpoint);
        assertThat(old.code()).isZero();
        assertThat(old.err())
                .contains("late-publishers has become: commons ask publications --late yes --on 2025-09-30");
        assertThat(old.out())
                .isEqualTo(CommandLineRun.of(
                                "ask",
                                "publications",
                                "--late",
                                "yes",
                                "--on",
                                "2025-09-30",
                                "--format",
                                "csv",
                                "--endpoint",
                                endpoint)
                        .out());
    }

    private static void assertMisuse(String sentence, String... words) throws IOException {
        var run = CommandLineRun.of(words);
        assertThat(run.err()).contains(sentence).doesNotContain("\tat ");
        assertThat(run.out()).isEmpty();
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void aStoreThatAServerHoldsIsAskedThroughTheServer() throws IOException {
        DefaultStore.commons();
        Remote.hold(DefaultStore.store(), DefaultStore.address());
        var held = CommandLineRun.of(
                "ask",
                "clusters",
                "--minimum",
                "20",
                "--format",
                "csv",
                "--store",
                DefaultStore.store().toString());
        Remote.release(DefaultStore.store());
        var remote = CommandLineRun.of(
                "ask", "clusters", "--minimum", "20", "--format", "csv", "--endpoint", DefaultStore.address());
        assertThat(held.err()).isEmpty();
        assertThat(held.code()).isZero();
        assertThat(held.out()).startsWith("cluster,clusterName,").isEqualTo(remote.out());
        assertThat(held.out().lines().count()).isGreaterThan(5);
    }

    @Test
    void aServerThatDoesNotAnswerIsAnObstacle() throws IOException {
        var run = CommandLineRun.of("ask", "clusters", "--endpoint", "http://127.0.0.1:1/");
        assertThat(run.err()).contains("does not answer. Start it, or name a store");
        assertThat(run.code()).isEqualTo(3);
    }

    @Test
    void aTakenPortIsAnObstacle() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var run =
                    CommandLineRun.alone(folder, "serve", "--empty", "--port", Integer.toString(taken.getLocalPort()));
            assertThat(run.err())
                    .contains("Port %d of 127.0.0.1 is taken. Stop what uses it, or choose another with --port."
                            .formatted(taken.getLocalPort()))
                    .doesNotContain("\tat ");
            assertThat(run.code()).isEqualTo(3);
        }
    }

    @Test
    void importWritesRdfAndTellsItsRowsLast() throws IOException {
        var taxbase = Path.of("data", "source", "taxbase-2018-09-10", "council-taxbase-2018.csv");
        var file = folder.resolve("taxbase.nq");
        var run = CommandLineRun.of("import", "taxbase", taxbase.toString(), "-o", file.toString());
        assertThat(run.code()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines().toList().getLast()).isEqualTo("rows: 331 read, 326 used, 5 reported");
        assertThat(Files.readString(file)).contains("/id/body/ecode-E3831");
    }

    @Test
    void importWithoutAFileListsEverySourceThatHasSettings() throws IOException {
        try (var settings = Files.list(Path.of("ontology", "scheme", "source"))) {
            var sources = Stream.concat(
                    settings.map(each -> each.getFileName().toString().replace(".ttl", "")), Stream.of("rdf"));
            assertThat(CommandLineRun.of("import").out().lines()).containsExactlyInAnyOrderElementsOf(sources.toList());
        }
    }

    @Test
    void aCandidateIsRecognisedByItsContent() throws IOException {
        var taxbase = Path.of("data", "source", "taxbase-2018-09-10", "council-taxbase-2018.csv");
        var renamed = folder.resolve("unknown-2018.csv");
        Files.copy(taxbase, renamed);
        var run = CommandLineRun.of("validate", renamed.toString());
        assertThat(run.out()).startsWith("Accepted: 1 warning.");
        assertThat(run.code()).isZero();
    }
}
