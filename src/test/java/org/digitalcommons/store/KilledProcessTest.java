package org.digitalcommons.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.digitalcommons.CommandLineRun;
import org.digitalcommons.Extent;
import org.digitalcommons.Granted;
import org.digitalcommons.vocab.Term;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that is killed while it publishes leaves the publication as it was or as it is to be, and never a part of it;
 * and the next process carries on from there.
 */
@Tag("slow")
@Tag("thorough")
class KilledProcessTest {

    private static final Path TAXBASE = Path.of("data", "source", "taxbase-2018-09-10", "council-taxbase-2018.csv");
    private static final int KILLS = 2 * Extent.KILLS.now();

    @TempDir
    private Path folder;

    @Test
    void aPublicationIsWholeOrNotThereWheneverItsProcessIsKilled() throws IOException, InterruptedException {
        var store = folder.resolve("store");
        var first = changed(0);
        Granted.anyBody(Files.createDirectories(store), "test");
        assertThat(publish(first, store).waitFor()).isZero();
        var whole = state(store);

        var random = new Random(7);
        for (int kill = 1; kill <= KILLS; kill++) {
            var process = publish(changed(kill), store);
            // A run takes about two seconds here; the spread covers reading, judging, storing and deriving.
            if (!process.waitFor(300 + random.nextInt(2_200), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                process.waitFor();
            }
            var now = state(store);
            assertThat(now.graphs())
                    .as("graphs of the publication after kill " + kill)
                    .isEqualTo(whole.graphs());
            assertThat(now.dwellings())
                    .as("dwellings of Adur after kill " + kill)
                    .matches("28280|\\d{1,2}");
        }

        var last = CommandLineRun.of(
                "publish", first.toString(), "--as", "test", "--period", "2018", "--store", store.toString());
        assertThat(last.code()).as(last.err()).isZero();
        assertThat(state(store)).isEqualTo(whole);
    }

    private record State(int graphs, String dwellings) {}

    private static State state(Path store) {
        try (var opened = Store.open(store)) {
            var dwellings = opened.read(() -> opened.dataset().stream()
                    .filter(q -> q.getSubject().toString().endsWith("ecode-E3831/dwellings/2018")
                            && q.getPredicate().toString().endsWith("#quantity")
                            && q.getGraph().toString().startsWith(Term.GRAPH + "published/"))
                    .map(q -> q.getObject().getLiteralLexicalForm().replace(".0", ""))
                    .toList());
            assertThat(dwellings).as("one figure, never two").hasSize(1);
            var named = opened.read(() -> opened.dataset().stream()
                    .filter(q -> q.getGraph().toString().startsWith(Term.GRAPH + "published/"))
                    .map(q -> q.getGraph())
                    .distinct()
                    .count());
            assertThat(named).as("graphs that hold something").isEqualTo(opened.size());
            return new State(opened.size(), dwellings.getFirst());
        }
    }

    /** The same file with another number of dwellings in one district. */
    private Path changed(int kill) throws IOException {
        var folderOfKill = Files.createDirectories(folder.resolve("file" + kill));
        var file = folderOfKill.resolve("council-taxbase-2018.csv");
        Files.writeString(
                file,
                kill == 0
                        ? Files.readString(TAXBASE)
                        : Files.readString(TAXBASE).replace("28280", "" + kill));
        return file;
    }

    private static Process publish(Path file, Path store) throws IOException {
        var line = new ArrayList<String>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "org.digitalcommons.cli.Main",
                "publish",
                file.toString(),
                "--as",
                "test",
                "--period",
                "2018",
                "--store",
                store.toString()));
        return new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
