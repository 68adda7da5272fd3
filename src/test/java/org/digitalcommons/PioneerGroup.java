package org.digitalcommons;

import java.io.StringWriter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.graph.GraphFactory;
import org.digitalcommons.catalog.Lazy;

/** The pioneer group, published and derived: the example of every question that has none of its own. */
public final class PioneerGroup {

    private static final Lazy<Graph> GRAPH = Lazy.of(PioneerGroup::published);
    private static final Lazy<String> TURTLE = Lazy.of(() -> {
        var text = new StringWriter();
        RDFDataMgr.write(text, graph(), Lang.NTRIPLES);
        return text.toString();
    });

    private PioneerGroup() {}

    /** All that is published, derived and defined, as one graph. */
    public static Graph graph() {
        return GRAPH.get();
    }

    /** The same as a text that any engine reads. */
    public static String text() {
        return TURTLE.get();
    }

    private static Graph published() {
        var commons = Fixture.PIONEER_GROUP.commons();
        var all = GraphFactory.createDefaultGraph();
        var dataset = commons.contents().dataset();
        commons.contents().read(() -> {
            dataset.stream().forEach(quad -> all.add(quad.asTriple()));
            return all;
        });
        GraphUtil.addInto(all, commons.rooms().graph("ontology"));
        return all;
    }
}
