package org.digitalcommons.bench;

import java.io.PrintStream;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The tables that a run fills. */
final class Tables {

    private final Table sizes = new Table("Sizes");
    private final Table stages = new Table("Stages (ms)");
    private final Table memory = new Table("Memory (MB of heap at the peak, uncollected garbage included)");
    private final Table questions = new Table("Questions of queries/ask (ms, median)");
    private final Map<Integer, Table> peers = new LinkedHashMap<>();

    /** How much is in the store. */
    Table sizes() {
        return sizes;
    }

    /** How long each stage takes. */
    Table stages() {
        return stages;
    }

    /** How much memory it takes. */
    Table memory() {
        return memory;
    }

    /** How long each question takes. */
    Table questions() {
        return questions;
    }

    /** What other engines take at a size. */
    Table peers(int size) {
        return peers.computeIfAbsent(
                size, s -> new Table("Natural forms on other engines at %,d bodies (ms, median)".formatted(s)));
    }

    /** Tells what is being done. */
    void say(String what) {
        System.err.printf(Locale.ROOT, "%tT %s%n", LocalDateTime.now(), what);
    }

    /** Prints all that was measured. */
    void print(PrintStream out, Plan plan, List<Integer> bodies) {
        sizes.print(out, bodies, "", 0);
        stages.print(out, bodies, "", 0);
        memory.print(out, bodies, "", 0);
        if (plan.measures(Part.questions)) {
            questions.print(out, bodies, "", 50);
        }
        peers.forEach((size, table) -> table.print(out, List.of(size), "", 0));
    }
}
