package org.digitalcommons.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.digitalcommons.Extent;
import org.digitalcommons.vocab.Term;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that is killed (SIGKILL) while it publishes, withdraws or derives leaves everything as it was or as it is to be:
 * no publication of two versions, none without a part, and a history of exactly the versions that ended.
 */
@Tag("slow")
@Tag("thorough")
class KilledWriterTest {

    private static final Map<String, Integer> KILLS = new TreeMap<>(Map.of("publish", 4, "withdraw", 3, "derive", 3));
    private static final int KILLED = 128 + 9;
    private static final int STARTS_KILLED = 3;

    private static final int TIMES = Extent.KILLS.now();
    private static final long SEED = Extent.KILLS_SEED.now();

    @TempDir
    private Path folder;

    @Test
    void everythingIsWholeWheneverItsProcessIsKilled() throws IOException, InterruptedException {
        var random = new Random(SEED);
        var store = folder.resolve("store");
        var known = new Known();
        int number = 1;
        for (var kills : KILLS.entrySet()) {
            for (int kill = 1; kill <= kills.getValue() * TIMES; kill++) {
                var said = killed(store, kills.getKey(), number, 100 + random.nextInt(1_400));
                known.heard(said);
                number = 1 + said.stream().mapToInt(Line::number).max().orElse(number);
                known.isAgreedOnBy(store, "%s, kill %d, after %s".formatted(kills.getKey(), kill, said.getLast()));
            }
        }
    }

    @Test
    void aStoreWhoseMakingWasKilledIsMadeAgain() throws IOException, InterruptedException {
        var random = new Random(SEED);
        for (int start = 0; start < STARTS_KILLED * TIMES; start++) {
            var store = folder.resolve("start" + start);
            var process = process(store, "publish", 1);
            while (!Files.exists(store.resolve("graphs.new").resolve("Data-0001"))
                    && !Files.exists(store.resolve("graphs"))) {
                Thread.onSpinWait();
            }
            // Making the database takes about a tenth of a second.
            TimeUnit.MICROSECONDS.sleep(random.nextInt(120_000));
            assertThat(process.destroyForcibly().waitFor()).isEqualTo(KILLED);
            try (var opened = Store.open(store)) {
                opened.publish(Made.publication("c"), Made.graphs("c", 1, 2, 10));
                assertThat(opened.publications()).contains(Made.publication("c"));
            }
        }
    }

    /** One line of what the process said: {@code done publish b 17}. */
    private record Line(boolean done, String task, String name, int number) {

        static Line of(String text) {
            var words = text.split(" ");
            return new Line(words[0].equals("done"), words[1], words[2], Integer.parseInt(words[3]));
        }

        /** What the publication is at, when this is done; nothing when it is withdrawn. */
        Optional<Integer> state() {
            return task.equals("withdraw") ? Optional.empty() : Optional.of(number);
        }
    }

    /** What may be: the last that is known to be done, or the one that was begun after it. */
    private static final class Known {

        private final Map<String, Set<Optional<Integer>>> possible = new HashMap<>();
        private final Map<String, Set<Integer>> ended = new HashMap<>();

        void heard(List<Line> lines) {
            for (var line : lines) {
                var states = possible.computeIfAbsent(line.name(), n -> new HashSet<>(Set.of(Optional.empty())));
                if (line.done()) {
                    states.clear();
                }
                states.add(line.state());
            }
        }

        void isAgreedOnBy(Path folder, String when) {
            try (var store = Store.open(folder)) {
                for (var name : List.of("a", "b")) {
                    var state = state(store, name, when);
                    assertThat(possible.getOrDefault(name, Set.of(Optional.empty())))
                            .as("publication %s: %s", name, when)
                            .contains(state);
                    possible.put(name, new HashSet<>(Set.of(state)));
                    history(store, name, state, when);
                }
                var derived = derived(store, when);
                assertThat(possible.getOrDefault("all", Set.of(Optional.empty())))
                        .as(when)
                        .contains(derived);
                possible.put("all", new HashSet<>(Set.of(derived)));
                assertThat(folder.resolve("history").resolve("drafts").toFile().list())
                        .as("drafts of the history: " + when)
                        .satisfiesAnyOf(
                                l -> assertThat(l).isNull(), l -> assertThat(l).isEmpty());
            }
        }

        /** The version that every statement of every graph says; the ledger says the same. */
        private static Optional<Integer> state(Store store, String name, String when) {
            var publication = Made.publication(name);
            var graphs = store.graphs(publication);
            var stored = store.read(() -> store.dataset().stream()
                    .map(q -> q.getGraph())
                    .filter(g -> g.getURI().startsWith(publication.getURI()))
                    .distinct()
                    .count());
            assertThat(stored).as("graphs in the ledger: " + when).isEqualTo(graphs.size());
            if (graphs.isEmpty()) {
                return Optional.empty();
            }
            assertThat(graphs).as("graphs of %s: %s", name, when).hasSize(KilledWriter.GRAPHS);
            var said = new HashSet<Integer>();
            graphs.forEach((graph, content) -> said.add(said(content, when)));
            assertThat(said).as("versions of %s: %s", name, when).hasSize(1);
            int version = said.iterator().next();
            var current = store.versions().stream()
                    .filter(v ->
                            v.publication().equals(publication) && v.until().isEmpty())
                    .toList();
            assertThat(current).hasSize(1);
            assertThat(current.getFirst().checksum())
                    .as("checksum in the ledger: " + when)
                    .isEqualTo(
                            GraphDigest.of(Made.graphs(name, version, KilledWriter.GRAPHS, KilledWriter.STATEMENTS)));
            return Optional.of(version);
        }

        private static int said(org.apache.jena.graph.Graph content, String when) {
            assertThat(content.size()).as(when).isEqualTo(KilledWriter.STATEMENTS);
            var objects = content.stream(Node.ANY, Made.SAYS, Node.ANY)
                    .map(t -> t.getObject().getLiteralLexicalForm())
                    .distinct()
                    .toList();
            assertThat(objects).as(when).hasSize(1);
            return Integer.parseInt(objects.getFirst().replace("version ", ""));
        }

        private static Optional<Integer> derived(Store store, String when) {
            var all = new HashSet<Integer>();
            for (var name : List.of("derived/one", "derived/two", "reference/three")) {
                var graph = NodeFactory.createURI(Term.GRAPH + name);
                store.read(() -> {
                    var content = store.dataset().getGraph(graph);
                    if (!content.isEmpty()) {
                        all.add(said(content, when));
                    }
                    return true;
                });
            }
            assertThat(all).as("derived: " + when).hasSizeLessThan(2);
            var version = all.stream().findFirst();
            version.ifPresent(n -> assertThat(store.state() + " of").as(when).startsWith("rules " + n + " "));
            return version;
        }

        /** Numbers without a gap, each version whole, ending where the next begins, and none forgotten. */
        private void history(Store store, String name, Optional<Integer> state, String when) {
            var versions = store.versions().stream()
                    .filter(v -> v.publication().equals(Made.publication(name)))
                    .toList();
            var said = new HashSet<Integer>();
            for (int i = 0; i < versions.size(); i++) {
                var version = versions.get(i);
                assertThat(version.number()).as(when).isEqualTo(i + 1L);
                assertThat(version.from()).as(when).isPresent();
                version.until()
                        .ifPresent(u ->
                                assertThat(u).as(when).isAfter(version.from().orElseThrow()));
                if (i > 0) {
                    assertThat(version.from().orElseThrow())
                            .as(when)
                            .isAfterOrEqualTo(versions.get(i - 1).until().orElseThrow());
                }
            }
            for (var kept : store.kept()) {
                if (kept.version().publication().equals(Made.publication(name))) {
                    var count = new long[1];
                    var texts = new HashSet<String>();
                    kept.forEach(quad -> {
                        count[0]++;
                        texts.add(quad.getObject().getLiteralLexicalForm());
                    });
                    assertThat(count[0]).as(when).isEqualTo(KilledWriter.GRAPHS * KilledWriter.STATEMENTS);
                    assertThat(kept.version().statements().orElseThrow()).isEqualTo(count[0]);
                    assertThat(texts).as(when).hasSize(1);
                    assertThat(said.add(Integer.parseInt(texts.iterator().next().replace("version ", ""))))
                            .as("once in the history: " + when)
                            .isTrue();
                }
            }
            state.ifPresent(n ->
                    assertThat(said).as("never both current and ended: " + when).doesNotContain(n));
            assertThat(said).as("none forgotten: " + when).containsAll(ended.getOrDefault(name, Set.of()));
            ended.put(name, said);
        }
    }

    /** Lets a process work for a while and kills it; what it said until then. */
    private List<Line> killed(Path store, String task, int number, long milliseconds)
            throws IOException, InterruptedException {
        var process = process(store, task, number);
        try (var out = process.inputReader(StandardCharsets.UTF_8)) {
            var lines = new ArrayList<Line>();
            lines.add(Line.of(out.readLine()));
            var killer = Thread.ofVirtual().start(() -> {
                try {
                    TimeUnit.MILLISECONDS.sleep(milliseconds);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                // Process.destroyForcibly closes what the process is read by, so that what it last said may be lost.
                process.toHandle().destroyForcibly();
            });
            for (var line = out.readLine(); line != null; line = out.readLine()) {
                lines.add(Line.of(line));
            }
            killer.join();
            assertThat(process.waitFor())
                    .as("ended by the kill, after %s", lines.getLast())
                    .isEqualTo(KILLED);
            return lines;
        }
    }

    private static Process process(Path store, String task, int number) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.digitalcommons.store.KilledWriter",
                        store.toString(),
                        task,
                        Integer.toString(number))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
