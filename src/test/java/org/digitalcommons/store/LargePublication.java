package org.digitalcommons.store;

import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.jena.graph.Node;

/**
 * A process that publishes, replaces and withdraws a made publication of any size, and says what each took: seconds, the most
 * heap and the most memory so far in MB. With a heap that is far smaller than the publication it shows that nothing holds it.
 *
 * <p>By hand: {@code java -Xmx1g -cp ... org.digitalcommons.store.LargePublication FOLDER 8000000 4000}
 */
final class LargePublication {

    private static final Node PUBLICATION = Made.publication("large");

    private LargePublication() {}

    /** A folder for all of it, the number of statements, and the number of graphs. */
    public static void main(String[] words) throws IOException {
        var folder = Path.of(words[0]);
        var statements = Long.parseLong(words[1]);
        var graphs = Integer.parseInt(words[2]);
        try (var store = Store.open(folder.resolve("store"))) {
            say("making files", () -> {
                write(folder.resolve("1.nq"), statements, graphs, 1);
                write(folder.resolve("2.nq"), statements, graphs, 2);
            });
            for (int version = 1; version <= 2; version++) {
                var file = folder.resolve(version + ".nq");
                var staged = new Quads[1];
                say("reading version " + version, () -> staged[0] = Quads.staged(file));
                var told = new long[1];
                say("publishing version " + version, () -> store.publish(PUBLICATION, staged[0], n -> told[0] = n));
                if (told[0] < statements / 100_000 * 100_000) {
                    throw new IllegalStateException("progress stopped at " + told[0]);
                }
                if (store.statements(PUBLICATION.getURI()) != statements) {
                    throw new IllegalStateException(store.statements(PUBLICATION.getURI()) + " statements");
                }
            }
            say("withdrawing", () -> store.withdraw(PUBLICATION));
            say(
                    "reading the history",
                    () -> store.kept().forEach(kept -> {
                        var count = new long[1];
                        kept.forEach(quad -> count[0]++);
                        if (count[0] != statements) {
                            throw new IllegalStateException(kept.file() + " has " + count[0]);
                        }
                    }));
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void say(String what, Work work) throws IOException {
        var begun = System.nanoTime();
        work.run();
        System.out.println("%s: %.1f s, heap %d MB, memory %d MB"
                .formatted(what, (System.nanoTime() - begun) / 1e9, mostHeap(), mostMemory()));
    }

    private static long mostHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == java.lang.management.MemoryType.HEAP)
                        .mapToLong(pool -> pool.getPeakUsage().getUsed())
                        .sum()
                >> 20;
    }

    private static long mostMemory() throws IOException {
        var status = Path.of("/proc/self/status");
        return Files.exists(status)
                ? Files.readAllLines(status).stream()
                                .filter(line -> line.startsWith("VmHWM:"))
                                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                                .findFirst()
                                .orElse(0)
                        >> 10
                : 0;
    }

    /** About a third names, a third numbers, a third texts; every tenth statement differs from version to version. */
    private static void write(Path file, long statements, int graphs, int version) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (long i = 0; i < statements; i++) {
                long graph = i * graphs / statements;
                var value = switch ((int) (i % 3)) {
                    case 0 -> "<https://example.org/concept/" + i % 997 + ">";
                    case 1 ->
                        "\"%d.%02d\"^^<http://www.w3.org/2001/XMLSchema#decimal>"
                                .formatted(i % 100_003 + (i % 10 == 0 ? version : 0), i % 97 + 1);
                    default -> "\"Line %d of version %d\"".formatted(i, i % 10 == 0 ? version : 0);
                };
                out.write(String.format(
                        Locale.ROOT,
                        "<https://example.org/id/line/%d> <https://example.org/def#p%d> %s <%s%s> .%n",
                        i / 3,
                        i % 3,
                        value,
                        PUBLICATION.getURI(),
                        graph == 0 ? "" : "/part-" + graph));
            }
        }
    }
}
