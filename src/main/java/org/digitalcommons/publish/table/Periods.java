package org.digitalcommons.publish.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.graph.NodeConst;
import org.apache.jena.vocabulary.DCTerms;
import org.digitalcommons.name.Period;
import org.digitalcommons.plan.JoinedGraph;
import org.digitalcommons.publish.RoomQueries;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.vocab.Term;

/**
 * What an import is about, as {@code queries/import/file-period.rq} and {@code period.rq} decide it.
 *
 * @param whole the period of the publication
 * @param ofFiles the period of each file that has one of its own
 */
record Periods(Period whole, Map<Node, Period> ofFiles) {

    /**
     * Decides it by the rows that are held.
     *
     * @param rows the rows, with the periods that they state
     * @throws Unreadable if nothing names a period
     */
    static Periods of(SourceFiles files, Graph rows, Graph reference, RoomQueries queries) throws Unreadable {
        var stated = StatedPeriods.of(files);
        GraphUtil.addInto(stated, queries.construct("file-period", stated));
        var ofFiles = new HashMap<Node, Period>();
        stated.find(Node.ANY, DCTerms.temporal.asNode(), Node.ANY)
                .forEachRemaining(t -> ofFiles.put(t.getSubject(), Period.of(t.getObject())));
        var told = queries.construct("period", new JoinedGraph(stated, new JoinedGraph(rows, reference)));
        var whole = told.stream(Node.ANY, Term.publicationPeriod, Node.ANY).findFirst();
        if (whole.isEmpty()) {
            throw new Unreadable(new Unreadable.MissingDetail(
                    Unreadable.MissingDetail.Kind.PERIOD,
                    "%s names no period. Say what its figures are about"
                            .formatted(files.all().getFirst().scan().name()),
                    "2017-18",
                    List.of()));
        }
        return new Periods(Period.of(whole.get().getObject()), Map.copyOf(ofFiles));
    }

    /** The period of a file; that of the publication if it has none of its own. */
    Period of(Node file) {
        return Optional.ofNullable(ofFiles.get(file)).orElse(whole);
    }

    /** States the files and their periods. */
    void describe(SourceFiles files, Graph graph) {
        whole.describe(graph);
        for (var file : files.all()) {
            var period = of(file.node());
            graph.add(file.node(), NodeConst.nodeRDFType, Term.SourceFile);
            graph.add(file.node(), DCTerms.temporal.asNode(), period.node());
            period.describe(graph);
        }
    }
}
