package org.digitalcommons.derive;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/** What only tests ask of a derivation. */
public final class DerivationInShares {

    private DerivationInShares() {}

    /** The patterns of gather steps that do not hang together with their key, by step; a change there costs a full turn. */
    public static Map<String, List<Triple>> unconnected(Derivation derivation) {
        var unconnected = new LinkedHashMap<String, List<Triple>>();
        for (var gather : derivation.plan().gathers()) {
            var apart = gather.reach().toKey().entrySet().stream()
                    .filter(way -> way.getValue().isEmpty())
                    .map(way -> way.getKey().triple())
                    .toList();
            if (!apart.isEmpty()) {
                unconnected.put(gather.step().name(), apart);
            }
        }
        return unconnected;
    }

    /**
     * Derives everything in shares, each of which sees nothing but its own published graphs, and then the facts of its own
     * keys: the way to several machines.
     *
     * @param published the published graphs by name
     * @param shares how many
     */
    public static List<Part> of(Derivation derivation, Map<Node, Graph> published, int shares) {
        var parts = new ArrayList<Part>();
        var plan = derivation.plan();
        var run = new FullRun(plan, parts::add);
        var working = run.working();
        // A map step sees one published graph whoever runs it.
        published.forEach(run::map);
        for (var gather : plan.gathers()) {
            var made = share(gather.allKeys(working), shares).stream()
                    .map(keys -> gather.of(keys, working))
                    .toList();
            made.forEach(share -> share.forEach((key, statements) -> working.put(gather.step(), key, statements)));
        }
        plan.suggestions().all(working).forEach(working::suggest);
        return parts;
    }

    private static List<List<Node>> share(Collection<Node> nodes, int shares) {
        return IntStream.range(0, shares)
                .mapToObj(i -> nodes.stream()
                        .filter(n -> Math.floorMod(n.hashCode(), shares) == i)
                        .toList())
                .filter(list -> !list.isEmpty())
                .toList();
    }
}
