package org.digitalcommons.publish.table;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.graph.NodeConst;
import org.digitalcommons.name.Period;
import org.digitalcommons.publish.Delivery;
import org.digitalcommons.publish.Unreadable;
import org.digitalcommons.vocab.Term;

/**
 * The periods that words about files name: what their publisher says beside them, their names, the lines above their
 * tables, and columns of years and months. Which of them counts is said by {@code queries/import/file-period.rq}.
 */
final class StatedPeriods {

    private StatedPeriods() {}

    /**
     * What the publisher says beside the files.
     *
     * @throws Unreadable if it says something that is no period
     */
    static Optional<Period> ofDelivery(Delivery delivery) throws Unreadable {
        if (delivery.period().isEmpty()) {
            return Optional.empty();
        }
        var said = delivery.period().get();
        return Optional.of(Period.in(said)
                .orElseThrow(() -> new Unreadable(
                        "%s is not a period. Write a day as 2011-09-30, a financial year as 2017-18 or a year as 2018."
                                .formatted(said))));
    }

    /** All of them as statements about the files. */
    static Graph of(SourceFiles files) throws Unreadable {
        var graph = GraphFactory.createDefaultGraph();
        var said = ofDelivery(files.delivery());
        for (var file : files.all()) {
            graph.add(file.node(), NodeConst.nodeRDFType, Term.SourceFile);
            said.ifPresent(p -> {
                graph.add(file.node(), Term.periodSaid, p.node());
                p.describe(graph);
            });
            Period.in(file.scan().name()).ifPresent(p -> {
                graph.add(file.node(), Term.periodInName, p.node());
                p.describe(graph);
            });
            SheetTable.above(file.best()).ifPresent(p -> {
                graph.add(file.node(), Term.periodInHeading, p.node());
                p.describe(graph);
            });
            file.periodOfRows().ifPresent(p -> {
                graph.add(file.node(), Term.periodInRows, p.node());
                p.describe(graph);
            });
            if (files.format().isTimeless()) {
                var today = Period.in(Integer.toString(
                                LocalDate.now(Clock.systemUTC()).getYear()))
                        .orElseThrow();
                graph.add(file.node(), Term.periodOfDelivery, today.node());
                today.describe(graph);
            }
        }
        return graph;
    }
}
