package org.digitalcommons.sceptic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.query.ARQ;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.tdb2.TDB2;
import org.digitalcommons.Commons;

/**
 * What a store knows beside its answers.
 *
 * @param periods first and last day of each period, by its name
 * @param lifetimes first and last day of each body that a register dates; the last is empty while it exists
 * @param sums what is wrong with each sum, by its address: sources of two periods, units or currencies; empty if nothing
 * @param gatherings what is wrong with each cluster and spread of values: real and invented bodies; empty if nothing
 * @param duties the bodies with a duty to publish, by the duty and the group
 */
record Known(
        Map<String, Span> periods,
        Map<String, Span> lifetimes,
        Map<String, String> sums,
        Map<String, String> gatherings,
        Map<String, Set<Dutiful>> duties) {

    /** Days in the form of ISO 8601, which is their order. The last is empty where there is none, and is no day of it. */
    record Span(String first, String last) {

        boolean meets(Span other) {
            return (last.isEmpty() || other.first.compareTo(last) < 0)
                    && (other.last.isEmpty() || first.compareTo(other.last) <= 0);
        }

        boolean holds(String day) {
            return first.compareTo(day) <= 0 && (last.isEmpty() || day.compareTo(last) < 0);
        }
    }

    /** A body with a duty, and its lifetime where a register knows it. */
    record Dutiful(String body, Optional<Span> lifetime) {}

    /** Nothing at all, for planted answers that need no store. */
    static Known nothing() {
        return new Known(Map.of(), Map.of(), Map.of(), Map.of(), Map.of());
    }

    static Known of(Commons commons) {
        var store = commons.contents();
        return store.read(() -> of(store.dataset()));
    }

    static Known of(DatasetGraph dataset) {
        var periods = new HashMap<String, Span>();
        rows(dataset, KnownQueries.PERIODS).forEach(r -> periods.put(text(r, "name"), span(r)));
        var lifetimes = new HashMap<String, Span>();
        rows(dataset, KnownQueries.LIFETIMES).forEach(r -> lifetimes.put(text(r, "body"), span(r)));
        var sums = new HashMap<String, String>();
        rows(dataset, KnownQueries.SUMS).forEach(r -> sums.put(text(r, "sum"), mixture(r)));
        var gatherings = new HashMap<String, String>();
        rows(dataset, KnownQueries.GATHERINGS)
                .forEach(r ->
                        gatherings.put(text(r, "gathering"), text(r, "worlds").equals("1") ? "" : "both"));
        var duties = new HashMap<String, Set<Dutiful>>();
        rows(dataset, KnownQueries.DUTIES)
                .forEach(r -> duties.computeIfAbsent(text(r, "duty") + " " + text(r, "group"), g -> new HashSet<>())
                        .add(dutiful(r)));
        return new Known(periods, lifetimes, sums, gatherings, duties);
    }

    /** How many bodies of a group had a duty in a period; empty where nobody knows, because one of them has no dates. */
    Optional<Long> expected(String duty, String group, String period) {
        var span = Optional.ofNullable(periods.get(period));
        var bound = duties.getOrDefault(duty + " " + group, Set.of());
        return span.filter(s -> !bound.isEmpty()
                        && bound.stream().allMatch(b -> b.lifetime().isPresent()))
                .map(s -> bound.stream()
                        .filter(b -> b.lifetime().orElseThrow().meets(s))
                        .count());
    }

    private static Dutiful dutiful(Binding row) {
        var isDated = row.contains(Var.alloc("first")) || row.contains(Var.alloc("code"));
        var first = row.contains(Var.alloc("first")) ? text(row, "first").substring(0, 10) : "";
        var last = row.contains(Var.alloc("last")) ? text(row, "last").substring(0, 10) : "";
        return new Dutiful(text(row, "body"), isDated ? Optional.of(new Span(first, last)) : Optional.empty());
    }

    private static String mixture(Binding row) {
        var mixed = new ArrayList<String>();
        for (var of : List.of("periods", "units", "currencies")) {
            if (Long.parseLong(text(row, of)) > 1) {
                mixed.add(text(row, of) + " " + of);
            }
        }
        return String.join(" and ", mixed);
    }

    private static Span span(Binding row) {
        return new Span(text(row, "first"), row.contains(Var.alloc("last")) ? text(row, "last") : "");
    }

    private static String text(Binding row, String name) {
        var node = row.get(Var.alloc(name));
        return node.isURI() ? node.getURI() : node.getLiteralLexicalForm();
    }

    private static List<Binding> rows(DatasetGraph dataset, String query) {
        var context = ARQ.getContext().copy();
        context.set(TDB2.symUnionDefaultGraph, true);
        try (var execution =
                QueryExec.dataset(dataset).context(context).query(query).build()) {
            return execution.select().stream().map(Binding::detach).toList();
        }
    }
}
