package org.digitalcommons.publish.table;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.graph.NodeConst;
import org.apache.jena.vocabulary.DCTerms;
import org.digitalcommons.name.GraphNames;
import org.digitalcommons.name.Period;
import org.digitalcommons.plan.SubjectGraph;
import org.digitalcommons.vocab.Term;

/** The rows that are held, grouped by what they are about. */
final class RowGroups {

    private RowGroups() {}

    /**
     * Rows that lie in one graph.
     *
     * @param graph the name of the graph that is made of them
     * @param period what they are about
     * @param rows the rows, with what was prepared of them
     */
    record Group(Node graph, Period period, SubjectGraph rows) {}

    /** All rows as one group, where the publication is one graph. */
    static Collection<Group> one(Node publication, Periods periods, SubjectGraph rows) {
        return List.of(new Group(publication, periods.whole(), rows));
    }

    /** A group for each body and period, in order of both; rows about no body are in none. */
    static Collection<Group> byBodyAndPeriod(Node publication, Periods periods, SubjectGraph rows) {
        var groups = new TreeMap<String, Group>();
        rows.find(Node.ANY, Term.about, Node.ANY).toList().forEach(t -> {
            var row = t.getSubject();
            if (!rows.contains(row, NodeConst.nodeRDFType, Term.SourceRow)) {
                return;
            }
            var body = t.getObject();
            var period = period(rows, row, periods);
            var group = groups.computeIfAbsent(
                    body.getURI() + " " + period.name(),
                    k -> new Group(GraphNames.of(publication, body, period), period, new SubjectGraph()));
            group.rows().share(rows, row);
            // What was prepared of a row lies at addresses made of its own.
            var prepared = row.getURI() + ";";
            rows.find(row, Node.ANY, Node.ANY).forEachRemaining(said -> {
                if (said.getObject().isURI() && said.getObject().getURI().startsWith(prepared)) {
                    group.rows().share(rows, said.getObject());
                }
            });
        });
        return groups.values();
    }

    private static Period period(Graph rows, Node row, Periods periods) {
        return rows.stream(row, DCTerms.temporal.asNode(), Node.ANY)
                .map(t -> Period.of(t.getObject()))
                .findFirst()
                .orElseGet(() -> periods.of(SourceRows.file(row)));
    }
}
