package org.digitalcommons.synthetic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.digitalcommons.name.Iris;

/**
 * What is known of synthetic data because it was put there, as tab-separated lines: kind, one thing, another thing,
 * value. What is known of a body is written at once; what is known of a capability is added up and written at the end.
 */
final class KnownAnswers {

    private final Writer out;
    private final Map<String, Capability> capabilities = new TreeMap<>();

    /** KnownAnswers that are written as they come. */
    KnownAnswers(Writer out) {
        this.out = out;
        line("kind", "one", "other", "value");
    }

    private static final class Capability {

        private long implementations;
        private long costed;
        private long bodies;
        private long pence;
        private long least = Long.MAX_VALUE;
        private long most;
        private String lastBody = "";
    }

    /** A body runs a capability for itself, at a cost in pence; below zero when the cost is not published. */
    void runs(String body, String capability, long pence) {
        var all = capabilities.computeIfAbsent(capability, c -> new Capability());
        all.implementations++;
        if (!all.lastBody.equals(body)) {
            all.bodies++;
            all.lastBody = body;
        }
        if (pence >= 0) {
            all.costed++;
            all.pence += pence;
            all.least = Math.min(all.least, pence);
            all.most = Math.max(all.most, pence);
        }
    }

    /** Two things are the same thing run apart. */
    void same(String how, String one, String other) {
        line("same-" + how, full(one), full(other), "yes");
    }

    /** Two things look alike and are not the same. */
    void different(String trap, String one, String other) {
        line("trap-" + trap, full(one), full(other), "no");
    }

    /** How many posts, in tenths, a body has on each side. */
    void staff(String body, Map<String, Long> tenthsBySide) {
        var sides = new HashMap<String, BigDecimal>();
        var all = BigDecimal.ZERO;
        for (var side : tenthsBySide.entrySet()) {
            var posts = BigDecimal.valueOf(side.getValue(), 1);
            sides.put(Iris.lastSegment(side.getKey()), posts);
            all = all.add(posts);
        }
        if (all.signum() == 0) {
            return;
        }
        var outcome = sides.getOrDefault("outcome", BigDecimal.ZERO);
        var input = sides.getOrDefault("input", BigDecimal.ZERO);
        var unclassified = sides.getOrDefault("unclassified", BigDecimal.ZERO);
        line("staff", full(body), "", all.toPlainString());
        line("frontline-lower", full(body), "", share(outcome, all));
        line("frontline-upper", full(body), "", share(all.subtract(input), all));
        line("frontline-coverage", full(body), "", share(all.subtract(unclassified), all));
    }

    private static String share(BigDecimal part, BigDecimal all) {
        return part.divide(all, 4, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }

    /** Writes what was added up. */
    void finish() {
        capabilities.forEach((capability, all) -> {
            line("cluster-bodies", capability, "", Long.toString(all.bodies));
            line("cluster-implementations", capability, "", Long.toString(all.implementations));
            line("cluster-costed", capability, "", Long.toString(all.costed));
            if (all.costed > 0) {
                line("cluster-cost", capability, "", pounds(all.pence));
                line("cluster-lowest", capability, "", pounds(all.least));
                line("cluster-highest", capability, "", pounds(all.most));
            }
        });
    }

    private static String pounds(long pence) {
        return BigDecimal.valueOf(pence, 2).toPlainString();
    }

    private static String full(String name) {
        return Statements.address(name);
    }

    private void line(String kind, String one, String other, String value) {
        try {
            out.write(kind + "\t" + one + "\t" + other + "\t" + value + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
